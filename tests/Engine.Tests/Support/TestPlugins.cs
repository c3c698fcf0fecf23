namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>The test rules as plug-ins, from the copies that the build puts beside the tests.</summary>
internal static class TestPlugins
{
    /// <summary>Folder of one test plug-in, such as <c>TwoRules</c>.</summary>
    public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "test-plugins", name);

    /// <summary>Its assembly.</summary>
    public static string Assembly(string name) => Path.Combine(Folder(name), name + ".dll");
}
