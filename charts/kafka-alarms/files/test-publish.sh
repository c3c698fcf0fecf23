# Sends one message again and again until the other container has found its record.
set -eu
printf '{"helm_test":%s}' "$(date +%s)" > /round-trip/message.part
mv /round-trip/message.part /round-trip/message
set -- -h "$MQTT_HOST" -p "$MQTT_PORT" -q 1 -t "$MQTT_TOPIC" -f /round-trip/message
[ -z "${MQTT_USER:-}" ] || set -- "$@" -u "$MQTT_USER" -P "$MQTT_PASSWORD"
if [ "$MQTT_TLS" = true ]; then
  if [ -f /etc/mqtt-ca/ca ]; then set -- "$@" --cafile /etc/mqtt-ca/ca; else set -- "$@" --capath /etc/ssl/certs; fi
  [ ! -f /etc/mqtt-client/tls.crt ] || set -- "$@" --cert /etc/mqtt-client/tls.crt --key /etc/mqtt-client/tls.key
fi
for second in $(seq 1 120); do
  [ ! -f /round-trip/done ] || exit 0
  mosquitto_pub "$@"
  sleep 1
done
echo "No record came of the messages to $MQTT_TOPIC within two minutes: see the connector's status and the worker's log." >&2
exit 1
