# Numbers the node by its pod, formats its volume when it is new, and becomes the broker, the controller or both.
set -eu
properties=/tmp/server.properties
number=$((${KA_FIRST:-0} + ${POD_NAME##*-}))
node=$POD_NAME.$KA_DOMAIN
{
  cat /etc/kafka-alarms/server.properties
  echo "node.id=$number"
  # Controllers that are nodes of their own have numbers of their own, and no clients.
  [ -n "${KA_FIRST:-}" ] || echo "advertised.listeners=CLIENT://$node:9092,INTERNAL://$node:9094"
} > "$properties"
set -- format --ignore-formatted -t "$KA_CLUSTER_ID" -c "$properties"
# Users of a new cluster: each file is named by one and holds the password.
for file in /etc/kafka-users/*; do
  [ -f "$file" ] || continue
  user=${file##*/}
  password=$(cat "$file")
  case $password in
    '' | *[,\"\\]* | *[![:graph:]]*)
      echo "The password of $user is empty, or holds other than ASCII letters, digits and signs without , \" and \\ (a line's end is one too many)." >&2
      exit 78
      ;;
  esac
  set -- "$@" --add-scram "SCRAM-SHA-512=[name=$user,password=$password]"
done
/opt/kafka/bin/kafka-storage.sh "$@"
exec /opt/kafka/bin/kafka-server-start.sh "$properties"
