using System.Text.RegularExpressions;
using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine.Configuration.Checks;

/// <summary>Asks librdkafka itself whether it takes the raw client keys; nothing is connected.</summary>
internal static partial class ClientKeyValidator
{
    private const string Section = "Kafka:Client";

    /// <param name="keys">Raw keys and values.</param>
    /// <param name="originOf">Place of the value at a key path.</param>
    public static IEnumerable<Problem> Validate(
        IReadOnlyDictionary<string, string> keys, Func<string, SettingOrigin> originOf)
    {
        foreach (string key in keys.Keys)
        {
            string path = $"{Section}:{key}";
            if (OwnedClientKeys.Instead.TryGetValue(key, out string? instead))
                yield return new Problem(
                    ErrorCode.OwnedClientKey,
                    $"{originOf(path)} {path}",
                    "is a key that the engine sets itself.",
                    instead);
        }

        Dictionary<string, string> left =
            keys.Where(pair => !OwnedClientKeys.Instead.ContainsKey(pair.Key)).ToDictionary();
        while (left.Count > 0 && Refusal(left) is { } refusal)
        {
            string? key = left.Keys.FirstOrDefault(
                candidate => QuotedName().Matches(refusal).Any(match => match.Groups[1].Value == candidate));
            string path = key is null ? Section : $"{Section}:{key}";
            yield return new Problem(
                ErrorCode.ClientKeyRefused,
                $"{originOf(path)} {path}",
                Explain(left, key, refusal),
                "See librdkafka's list of settings.");
            if (key is null) yield break;
            left.Remove(key);
        }
    }

    private static string? Refusal(Dictionary<string, string> keys)
    {
        try
        {
            using IProducer<Null, Null> producer =
                new ProducerBuilder<Null, Null>(keys).SetLogHandler((_, _) => { }).Build();
            return null;
        }
        catch (Exception fault) when (fault is KafkaException or InvalidOperationException or ArgumentException)
        {
            return fault.Message;
        }
    }

    /// <remarks>librdkafka quotes the value in its message, so secrets are taken out of it again.</remarks>
    private static string Explain(Dictionary<string, string> keys, string? key, string refusal)
    {
        string text = keys
            .Where(pair => pair.Value.Length > 0 && SecretMask.IsSecret(pair.Key))
            .Aggregate(
                refusal, (message, pair) => message.Replace(pair.Value, SecretMask.Hidden, StringComparison.Ordinal));
        return key is null ? $"librdkafka refuses these keys: {text}." : $"librdkafka refuses it: {text}.";
    }

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex QuotedName();
}
