# Numbers the node by its pod, formats its volume when it is new, and becomes the broker.
set -eu
properties=/tmp/server.properties
number=${POD_NAME##*-}
{
  cat /etc/kafka-alarms/server.properties
  echo "node.id=$number"
  echo "advertised.listeners=CLIENT://$POD_NAME.$KA_DOMAIN:9092,INTERNAL://$POD_NAME.$KA_DOMAIN:9094"
} > "$properties"
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted -t "$KA_CLUSTER_ID" -c "$properties"
exec /opt/kafka/bin/kafka-server-start.sh "$properties"
