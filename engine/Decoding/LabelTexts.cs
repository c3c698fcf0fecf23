namespace KafkaAlarms.Engine.Decoding;

/// <summary>Checks the texts of a <c>labels</c> object.</summary>
internal static class LabelTexts
{
    /// <summary>Whether no name or text of the object is too long.</summary>
    /// <param name="scanner">Stands anywhere behind the object, and does so again afterwards.</param>
    /// <param name="labels">The object as read before, or something else, which is no label.</param>
    /// <param name="maxBytes">Longest text.</param>
    public static bool Fit(JsonScanner scanner, in JsonToken labels, int maxBytes)
    {
        if (labels.Kind != JsonKind.Object) return true;
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
