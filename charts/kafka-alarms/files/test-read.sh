# Waits for the record of the message that the other container sends: its key is the sensor id, its value the same bytes.
set -eu
while [ ! -f /round-trip/message ]; do sleep 1; done
wanted="helm-test|$(cat /round-trip/message)"
while IFS= read -r record; do
  if [ "$record" = "$wanted" ]; then
    echo "found $record"
    touch /round-trip/done
    kill "$!" 2>/dev/null || true
    exit 0
  fi
done < <(timeout 120 /opt/kafka/bin/kafka-console-consumer.sh --bootstrap-server "$KAFKA_BOOTSTRAP" --topic "$KAFKA_TOPIC" \
  --command-config /etc/kafka-alarms/client.properties \
  --formatter-property print.key=true --formatter-property 'key.separator=|')
echo "No record $wanted in $KAFKA_TOPIC." >&2
exit 1
