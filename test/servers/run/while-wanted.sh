# Runs a command until it ends, or until stdin ends: so a server does not outlive the tests, not even when they are killed.
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(read -r _ <&3; kill "$server") &
watcher=$!
wait "$server"
status=$?
kill "$watcher"
exit "$status"
