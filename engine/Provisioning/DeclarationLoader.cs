using System.Text.Json;
using System.Text.Json.Serialization;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Provisioning;

/// <summary>Reads files that declare what is to be there: JSON with comments, every key known and given
/// once.</summary>
internal static class DeclarationLoader
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new ScalarText() },
    };

    /// <summary>Reads one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="code">Code of the problem when it cannot be used.</param>
    /// <returns>What it declares, or the problem.</returns>
    public static (T? Declared, Problem? Problem) Load<T>(string path, ErrorCode code)
        where T : class
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            T? declared = JsonSerializer.Deserialize<T>(file, Strict);
            return declared is null ? (null, Refuse("It holds null.", "")) : (declared, null);
        }
        catch (JsonException fault)
        {
            return (null, Refuse(fault.Message, "Correct the file."));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, Refuse("It cannot be read.", "Name a file that can."));
        }

        Problem Refuse(string what, string change) => new(code, path, what, change);
    }
}
