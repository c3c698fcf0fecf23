# Two boilers that swing through their limits and a door that opens now and then, one sample a second each.
set -u
# A triangle of tenths of a degree between $2 and $2 + $3, at step $1.
swing() {
  p=$(($1 % (2 * $3)))
  [ "$p" -gt "$3" ] && p=$((2 * $3 - p))
  t=$(($2 + p))
  echo "$((t / 10)).$((t % 10))"
}
publish() {
  mosquitto_pub -h "$MQTT_HOST" -p "$MQTT_PORT" -q 1 -i "demo-$1" -t "sensor/$1" -m "$2"
}
step=0
while true; do
  now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  publish boiler-01 "{\"ts\":\"$now\",\"measurements\":[{\"name\":\"temperature\",\"value\":$(swing $((step * 15)) 700 300),\"unit\":\"Cel\"}]}"
  publish boiler-02 "{\"ts\":\"$now\",\"measurements\":[{\"name\":\"temperature\",\"value\":$(swing $((step * 7 + 100)) 600 250),\"unit\":\"Cel\"}]}"
  state=CLOSED
  [ $((step % 30)) -ge 25 ] && state=OPEN
  publish door-01 "{\"ts\":\"$now\",\"state\":\"$state\"}"
  step=$((step + 1))
  sleep 1
done
