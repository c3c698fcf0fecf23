using KafkaAlarms.AlarmModel.Alarms;
using KafkaAlarms.AlarmModel.Records;
using KafkaAlarms.AlarmModel.Rules;

namespace KafkaAlarms.AlarmModel;

/// <summary>What must follow from the records of one partition, written from the words of the contracts alone.</summary>
/// <remarks>Shares no code with the engine. Slow and plain on purpose.</remarks>
public sealed class PartitionModel
{
    private readonly ModelOptions options;
    private readonly IReadOnlyList<ModelRule> rules;
    private readonly RecordReader reader;
    private readonly List<ModelEvent> events = [];
    private readonly Dictionary<(string Sensor, string Measurement), MeasurementClock> clocks = [];
    private readonly Dictionary<(string Rule, string Sensor, string Measurement), LimitAlarm> limitAlarms = [];
    private readonly Dictionary<(string Rule, string Sensor), NoDataAlarm> noDataAlarms = [];
    private readonly Dictionary<(ModelRule Rule, string Sensor), ModelSample> heard = [];
    private DateTime? kafkaTime;

    public PartitionModel(string rulesJson, ModelOptions? options = null)
    {
        this.options = options ?? new ModelOptions();
        rules = ModelRules.Read(rulesJson);
        reader = new RecordReader(this.options.MaxSkew);
    }

    /// <summary>All events so far; in order within each alarm key.</summary>
    public IReadOnlyList<ModelEvent> Events => events;

    /// <summary>Runs a whole series and, when given, the Kafka time reached with nothing left to read.</summary>
    public static IReadOnlyList<ModelEvent> Run(
        string rulesJson, IEnumerable<KafkaRecord> records, DateTime? end = null, ModelOptions? options = null)
    {
        var model = new PartitionModel(rulesJson, options);
        foreach (KafkaRecord record in records) model.Feed(record);
        if (end is { } time) model.AdvanceKafkaTime(time);
        return model.Events;
    }

    public void Feed(KafkaRecord record)
    {
        AdvanceKafkaTime(record.KafkaTime);
        foreach (ModelSample sample in reader.Read(record)) Take(sample);
        Hear();
    }

    public void AdvanceKafkaTime(DateTime time)
    {
        if (kafkaTime is null) WatchExpectedSensors(time);
        if (kafkaTime is null || time > kafkaTime) kafkaTime = time;
        foreach (LimitAlarm alarm in limitAlarms.Values)
        {
            if (alarm.PassKafkaTime(kafkaTime.Value, options.Grace) is { } due)
                clocks[(alarm.Sensor, alarm.Measurement)].MoveTo(due);
        }

        foreach (NoDataAlarm alarm in noDataAlarms.Values) alarm.PassKafkaTime(kafkaTime.Value);
    }

    private void WatchExpectedSensors(DateTime firstKafkaTime)
    {
        foreach (ModelRule rule in rules)
        {
            foreach (string sensor in rule.Expected.Where(options.IsExpectedHere))
                NoData(rule, sensor, firstKafkaTime);
        }
    }

    private void Take(ModelSample sample)
    {
        if (!sample.IsGood || !IsTakenByAnyRule(sample)) return;
        if (heard.Values.Any(one => one.Index != sample.Index)) Hear();
        Arrival arrival = Clock(sample).Take(sample, kafkaTime!.Value);
        if (arrival is Arrival.Duplicate or Arrival.Late) return;
        if (arrival == Arrival.SetBack) StartAnew(sample);
        foreach (ModelRule rule in rules)
        {
            if (rule.For(sample.Sensor) is not { } variant || !rule.SelectsMeasurement(sample.Measurement)) continue;
            if (variant.Unit is not null && sample.Unit is not null && sample.Unit != variant.Unit) continue;
            Limits(rule, sample, variant).Take(sample);
            heard[(rule, sample.Sensor)] = sample;
        }
    }

    /// <summary>The samples of one sensor record are heard at once: the last stands for them.</summary>
    private void Hear()
    {
        foreach (((ModelRule rule, string sensor), ModelSample sample) in heard)
            NoData(rule, sensor, sample.KafkaTime)?.Hear(sample);
        heard.Clear();
    }

    /// <summary>A value in a unit that no rule takes is no sample, and moves no clock.</summary>
    private bool IsTakenByAnyRule(ModelSample sample)
    {
        if (sample.Unit is null) return true;
        ModelVariant?[] variants =
        [
            .. rules.Where(rule => rule.SelectsMeasurement(sample.Measurement)).Select(rule => rule.For(sample.Sensor))
                .Where(variant => variant is not null),
        ];
        return variants.Length == 0 || variants.Any(variant => variant!.Unit is null || variant.Unit == sample.Unit);
    }

    /// <summary>Running delays of all rules on the measurement start anew.</summary>
    private void StartAnew(ModelSample sample)
    {
        foreach (LimitAlarm alarm in limitAlarms.Values)
        {
            if (alarm.Sensor == sample.Sensor && alarm.Measurement == sample.Measurement) alarm.StartAnew();
        }
    }

    private MeasurementClock Clock(ModelSample sample)
    {
        if (!clocks.TryGetValue((sample.Sensor, sample.Measurement), out MeasurementClock? clock))
            clocks.Add((sample.Sensor, sample.Measurement), clock = new MeasurementClock(options.MaxLate));
        return clock;
    }

    private LimitAlarm Limits(ModelRule rule, ModelSample sample, ModelVariant variant)
    {
        (string, string, string) key = (rule.Id, sample.Sensor, sample.Measurement);
        if (!limitAlarms.TryGetValue(key, out LimitAlarm? alarm))
            limitAlarms.Add(key, alarm = new LimitAlarm(rule.Id, sample, variant, events));
        return alarm;
    }

    /// <summary>The watch on a sensor's silence, begun now if need be; null when the rule has none there.</summary>
    private NoDataAlarm? NoData(ModelRule rule, string sensor, DateTime now)
    {
        if (rule.For(sensor)?.NoData is not { } settings) return null;
        if (!noDataAlarms.TryGetValue((rule.Id, sensor), out NoDataAlarm? alarm))
            noDataAlarms.Add((rule.Id, sensor), alarm = new NoDataAlarm((rule.Id, sensor), settings, now, events));
        return alarm;
    }
}
