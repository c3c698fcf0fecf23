using System.Text.Unicode;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Decoding.Json;
using KafkaAlarms.Engine.Decoding.Samples;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Decoding;

/// <summary>Reads an array of sensor records, each of them for itself.</summary>
/// <remarks>Behind an element that is no JSON, reading goes on at the array's next comma, if any.</remarks>
internal sealed class BatchReader(
    DecodingOptions options, JsonScanner scanner, ElementReader elements, ProblemReport report)
{
    private const int OpenContainers = 1;

    /// <summary>Reads the array that comes next.</summary>
    /// <param name="batch">Where its records go.</param>
    /// <param name="checkUtf8">Whether elements may hold bytes that are not UTF-8.</param>
    public void Read(DecodedBatch batch, bool checkUtf8)
    {
        report.BeginArray();
        scanner.ReadValue();
        JsonStep step = scanner.NextElement(first: true);
        for (int i = 0; step == JsonStep.Item; i++)
        {
            report.BeginElement(i);
            bool follows = ReadElement(batch, checkUtf8);
            if (i >= options.MaxElements || batch.Count > options.MaxElements)
            {
                report.RefuseTooMany();
                return;
            }

            if (!follows) return;
            step = scanner.NextElement(first: false);
            report.BeginElement(i + 1);
        }

        ReadEnd(step);
    }

    /// <summary>Reads one element.</summary>
    /// <returns>False when no other can be found behind it.</returns>
    private bool ReadElement(DecodedBatch batch, bool checkUtf8)
    {
        int start = scanner.Position;
        if (checkUtf8 && !Utf8.IsValid(scanner.ElementAt(start)))
        {
            report.RefuseElement(ErrorCode.NotUtf8, "element is not UTF-8");
            return scanner.Recover(start, OpenContainers);
        }

        if (TryReadElement(batch)) return true;
        report.RefuseElement(scanner.Fault, $"fault at byte {scanner.Position}");
        return scanner.Recover(start, OpenContainers);
    }

    private bool TryReadElement(DecodedBatch batch)
    {
        if (!scanner.ReadValue()) return false;
        if (scanner.Token.Kind == JsonKind.Object) return elements.Read(batch);
        if (scanner.Token.IsContainer && !scanner.SkipContainer()) return false;
        report.RefuseElement(ErrorCode.NotSensorRecord, "element that is no object");
        return true;
    }

    private void ReadEnd(JsonStep step)
    {
        if (step == JsonStep.Fault)
        {
            report.RefuseElement(scanner.Fault, $"array breaks off at byte {scanner.Position}");
        }
        else if (!scanner.ReadEnd())
        {
            report.RefuseAll(scanner.Fault, $"fault at byte {scanner.Position}");
        }
    }
}
