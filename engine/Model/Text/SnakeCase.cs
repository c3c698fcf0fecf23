using System.Text;

namespace KafkaAlarms.Engine.Model.Text;

/// <summary>Names of enum members as users see them: <c>ExactlyOnce</c> is <c>exactly_once</c>.</summary>
internal static class SnakeCase
{
    public static string Of(string member)
    {
        StringBuilder text = new();
        foreach (char letter in member)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    /// <summary>All members of an enum whose values count from 0, in their order.</summary>
    public static string[] Members<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(Of)];
}
