using k8s;
using KafkaAlarms.Chart.Tests.Rendering;
using YamlDotNet.Serialization;

namespace KafkaAlarms.Chart.Tests.Releases;

/// <summary>The workflow that makes a release of a tag.</summary>
internal sealed class ReleaseWorkflow
{
    public const string File = ".github/workflows/release.yml";

    public string Name { get; set; } = "";

    public Dictionary<string, object> On { get; set; } = [];

    public Dictionary<string, string> Permissions { get; set; } = [];

    public Dictionary<string, object> Concurrency { get; set; } = [];

    public Dictionary<string, Job> Jobs { get; set; } = [];

    /// <summary>Steps of all jobs.</summary>
    public IEnumerable<Step> Steps => Jobs.Values.SelectMany(job => job.Steps);

    /// <summary>Reads it; an unknown key of a job or step is an error.</summary>
    public static ReleaseWorkflow Read() => KubernetesYaml.Deserialize<ReleaseWorkflow>(Repository.Read(File), strict: true);

    internal sealed class Job
    {
        public object Needs { get; set; } = new List<object>();

        [YamlMember(Alias = "runs-on", ApplyNamingConventions = false)]
        public string RunsOn { get; set; } = "";

        [YamlMember(Alias = "timeout-minutes", ApplyNamingConventions = false)]
        public int TimeoutMinutes { get; set; }

        public Dictionary<string, string> Permissions { get; set; } = [];

        public Dictionary<string, string> Outputs { get; set; } = [];

        public Dictionary<string, string> Env { get; set; } = [];

        public List<Step> Steps { get; set; } = [];
    }

    internal sealed class Step
    {
        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public string Uses { get; set; } = "";

        public string Run { get; set; } = "";

        public Dictionary<string, string> With { get; set; } = [];

        public Dictionary<string, string> Env { get; set; } = [];
    }
}
