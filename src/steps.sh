# Sourced by setup.sh and test, which state where the log is and how things are said.

# Says every eight seconds that a step goes on: nobody waits in silence. It ends with the shell that started it.
tick() {
    waited=0
    while sleep 1 && kill -0 $$ 2>/dev/null; do
        waited=$((waited + 1))
        [ $((waited % 8)) -ne 0 ] || say "… still $1 ($waited s)"
    done
}

# Runs a command with its output behind what the log has. The command is in front, the clock behind: a shell lets what runs
# behind it ignore the interrupt, and what the command starts would ignore it too.
step() {
    what=$1; shift
    say "$what"
    tick "$what" &
    clock=$!
    trap 'kill $clock 2>/dev/null; exit 130' INT TERM
    code=0
    "$@" >>"$log" 2>&1 </dev/null || code=$?
    trap - INT TERM
    kill $clock 2>/dev/null
    wait $clock 2>/dev/null
    return $code
}
