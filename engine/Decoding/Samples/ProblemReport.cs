using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Decoding.Samples;

/// <summary>Collects what could not be read: one problem for each element and kind of fault.</summary>
internal sealed class ProblemReport
{
    /// <summary>Element of a problem that concerns the whole Kafka record.</summary>
    public const int WholeRecord = -1;

    private DecodedBatch batch = new();
    private int firstOfElement;

    /// <summary>Index of the element being read; 0 where the Kafka record is no array.</summary>
    public int Element { get; private set; }

    /// <summary>Whether the Kafka record is an array.</summary>
    public bool InArray { get; private set; }

    public void Begin(DecodedBatch target)
    {
        batch = target;
        InArray = false;
        BeginElement(0);
    }

    /// <summary>From now on problems belong to an element of an array.</summary>
    public void BeginArray() => InArray = true;

    public void BeginElement(int index)
    {
        Element = index;
        firstOfElement = batch.Problems.Count;
    }

    /// <summary>The whole Kafka record cannot be used: what was read of it is dropped.</summary>
    public void RefuseAll(ErrorCode code, string detail)
    {
        batch.Clear();
        batch.Problems.Add(new DecodeProblem(code, WholeRecord, detail));
    }

    /// <summary>The whole Kafka record holds too many sensor records.</summary>
    public void RefuseTooMany() => RefuseAll(ErrorCode.TooManyRecords, "more sensor records than Decoding:MaxElements");

    /// <summary>The sensor record being read cannot be used.</summary>
    public void RefuseElement(ErrorCode code, string detail)
    {
        if (InArray) Add(code, detail);
        else RefuseAll(code, detail);
    }

    /// <summary>A measurement of the sensor record being read cannot be used; the others can.</summary>
    /// <param name="code">The kind of fault.</param>
    /// <param name="position">Byte of the value at which it stands.</param>
    /// <param name="what">What is wrong.</param>
    public void RefuseMeasurement(ErrorCode code, int position, string what)
    {
        if (!IsKnown(code)) Add(code, $"{what} at byte {position}");
    }

    private void Add(ErrorCode code, string detail)
    {
        if (!IsKnown(code)) batch.Problems.Add(new DecodeProblem(code, Element, detail));
    }

    private bool IsKnown(ErrorCode code)
    {
        for (int i = firstOfElement; i < batch.Problems.Count; i++)
        {
            if (batch.Problems[i].Code == code) return true;
        }

        return false;
    }
}
