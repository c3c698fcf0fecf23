using KafkaAlarms.Engine.Decoding.Json;

namespace KafkaAlarms.Engine.Decoding;

/// <summary>Checks the texts of a <c>labels</c> object.</summary>
internal static class LabelTexts
{
    /// <summary>Longest <c>labels</c> object, bytes: events and state records hold all of it.</summary>
    private const int MostBytes = 64 * 1024;

    /// <summary>Whether neither the object nor any name or text in it is too long.</summary>
    /// <param name="scanner">Stands anywhere behind the object, and does so again afterwards.</param>
    /// <param name="labels">The object as read before, or something else, which is no label.</param>
    /// <param name="maxBytes">Longest text.</param>
    public static bool Fit(JsonScanner scanner, in JsonToken labels, int maxBytes)
    {
        if (labels.Kind != JsonKind.Object) return true;
        if (labels.Length > MostBytes) return false;
        int resumeAt = scanner.Reopen(labels);
        bool fit = true;
        for (bool first = true; scanner.NextMember(first) == JsonStep.Item; first = false)
        {
            fit &= scanner.Token.Length <= maxBytes;
            scanner.ReadValue();
            fit &= scanner.Token.Kind != JsonKind.String || scanner.Token.Length <= maxBytes;
            if (scanner.Token.IsContainer) scanner.SkipContainer();
        }

        scanner.Resume(resumeAt);
        return fit;
    }
}
