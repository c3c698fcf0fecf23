using System.Text;

namespace KafkaAlarms.Engine.Configuration.Sources;

/// <summary>What can be told all the same of a settings file that is no JSON.</summary>
/// <param name="positions">What stands before the fault.</param>
/// <param name="behind">What stands behind it, UTF-8.</param>
internal sealed class BrokenFile(JsonPositionReader positions, byte[] behind)
{
    /// <summary>Letters of a key by which it is found again, also misspelled or in another section.</summary>
    private const int StemLength = 4;

    private readonly string rest = Encoding.UTF8.GetString(behind);

    /// <summary>Tells whether the file gives a setting no other value than the one read before the fault, or
    /// none.</summary>
    /// <param name="path">Of a setting with a key of some length.</param>
    public bool TellsAllOf(string path)
    {
        string stem = path.Substring(path.LastIndexOf(':') + 1, StemLength);
        return !rest.Contains(stem, StringComparison.OrdinalIgnoreCase)
            && positions.Paths.All(other =>
                other.Equals(path, StringComparison.OrdinalIgnoreCase)
                || !other.Contains(stem, StringComparison.OrdinalIgnoreCase));
    }
}
