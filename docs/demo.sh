# The main job on the bundled example, command by command. `make demo` runs it with two variables:
# BIN     where servanda is installed
# RECORD  a folder to make; an earlier demo there is made anew, anything else is left alone
set -euo pipefail

BIN=$(cd "$BIN" && pwd)
PATH="$BIN:$PATH"
unset SERVANDA_RECORD
MARK=.made-by-servanda-demo

if [ -e "$RECORD" ] && [ ! -e "$RECORD/$MARK" ]; then
    echo "$RECORD is there already and was not made by the demo. Name another: make demo RECORD=DIR" >&2
    exit 1
fi
rm -rf "$RECORD"
mkdir -p "$RECORD"
touch "$RECORD/$MARK"
RECORD=$(cd "$RECORD" && pwd)
cd "$RECORD"

bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$(printf '\033[1m') plain=$(printf '\033[0m')
fi
show() {
    printf '\n%s$ %s%s\n' "$bold" "$*" "$plain"
    "$@"
}

show servanda --quiet example river
show ls river/documents river/dossier
show servanda init record --dossier river/dossier
show servanda add river/documents --record record
show servanda read --record record
export SERVANDA_RECORD=record
show servanda brief
show servanda status --on 2015-04-01 --known-by 2015-04-01
servanda --quiet brief --full --html brief.html > brief.txt

cat <<END

${bold}What to look at${plain}

Six reports of an invented river accord were read just now. Two of them say
only "Friday" and one only "Tuesday": SOURCES tells from what their days follow.

- The brief. A number in brackets at the end of a line is a document of the list
  SOURCES; the words after it are that document's own.
- WHERE THE TALKS STAND: a round planned for October did not take place, one is
  announced for 26 February 2016, and by practice a round has been due since
  December.
- WHO OWES WHAT: what one side says of the other is alleged, and stays alleged.
- The status above, as known by 1 April 2015: it knows of the offer and of the
  answer, and of nothing later.
- The same brief as a page: open this file in a browser
  $RECORD/brief.html

To go on, paste this:
  cd '$RECORD'
  export SERVANDA_RECORD=record PATH='$BIN':"\$PATH"

  servanda rounds            every round, side by side
  servanda conflicts         on what the reports differ
  servanda why n_            why the record says so; write more of an id
  servanda brief FILE...     the brief of your own reports

docs/guide.md goes through it step by step.
END
