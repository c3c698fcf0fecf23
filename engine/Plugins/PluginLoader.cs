using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Rules;
using McMasterLoader = McMaster.NETCore.Plugins.PluginLoader;

namespace KafkaAlarms.Engine.Plugins;

/// <summary>Loads rule types from a folder of plug-ins, each into a context of its own that can be unloaded.</summary>
/// <remarks>Files are read into memory and never locked. Of the engine a plug-in shares the SDK alone.</remarks>
internal sealed class PluginLoader
{
    private static readonly string SdkName = typeof(IAlarmRule).Assembly.GetName().Name!;

    private readonly List<McMasterLoader> loaders = [];
    private readonly List<string> assemblies = [];
    private readonly List<Problem> problems = [];
    private readonly SortedDictionary<string, (RuleType Type, string File)> types = new(StringComparer.Ordinal);

    private readonly PluginLock? allowed;
    private readonly Func<string, string, bool> isHeld;

    private PluginLoader(PluginLock? allowed, Func<string, string, bool>? isHeld)
    {
        this.allowed = allowed;
        this.isHeld = isHeld ?? ((_, _) => false);
    }

    /// <summary>Loads every plug-in of a folder and collects all problems.</summary>
    /// <param name="root">One folder for each plug-in, <c>NAME/NAME.dll</c>; or a folder of plug-in DLLs.</param>
    /// <param name="allowed">Files that may be loaded; null: all.</param>
    /// <param name="isHeld">Tells by id and version of which rule types no instance is to be made; null: of none.
    /// </param>
    /// <returns>What could be loaded, and what was wrong with the rest.</returns>
    public static PluginSet Load(
        string root, PluginLock? allowed = null, Func<string, string, bool>? isHeld = null)
    {
        PluginLoader loader = new(allowed, isHeld);
        string hash = "";
        try
        {
            hash = loader.LoadAll(Path.GetFullPath(root));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            loader.Refuse(ErrorCode.PluginNotLoadable, root, $"The folder cannot be read: {OneLine.Of(fault)}", "");
        }

        ImmutableArray<RuleType> types = [.. loader.types.Values.Select(found => found.Type)];
        return new(types, [.. loader.assemblies], hash, [.. loader.problems], [.. loader.loaders]);
    }

    /// <summary>Hash of the plug-in assemblies of a folder as they are now; empty where there is no folder.</summary>
    /// <exception cref="IOException">A file or folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">As well.</exception>
    public static string HashOf(string root)
    {
        string full = Path.GetFullPath(root);
        return Directory.Exists(full) ? PluginHash.Of(full, PluginFolder.FindIn(full)).Whole : "";
    }

    private string LoadAll(string root)
    {
        if (!Directory.Exists(root))
        {
            Refuse(
                ErrorCode.PluginFolderMissing,
                root,
                "The plug-in folder is not there.",
                "Set Rules:Plugins to a folder of plug-ins.");
            return "";
        }

        ImmutableArray<PluginFolder> folders = PluginFolder.FindIn(root);
        if (folders.IsEmpty)
        {
            Refuse(
                ErrorCode.PluginFolderEmpty,
                root,
                "The plug-in folder holds no plug-in.",
                "Copy each plug-in to NAME/NAME.dll in it.");
        }

        // Before anything is loaded: what changes meanwhile is then seen to be another set.
        PluginHash hash = PluginHash.Of(root, folders);
        foreach (PluginFolder folder in folders) LoadFolder(folder, hash);
        return hash.Whole;
    }

    private void LoadFolder(PluginFolder folder, PluginHash hash)
    {
        ImmutableArray<Problem> strange = allowed is null ? [] : [.. allowed.Check(folder, hash).Except(problems)];
        problems.AddRange(strange);
        if (!strange.IsEmpty) return;
        ImmutableArray<string> mains =
            folder.Namesake is { } namesake ? [namesake] : [.. folder.Assemblies.Where(UsesSdk)];
        if (mains.IsEmpty) RefuseFolder(folder);
        foreach (string main in mains) LoadGuarded(main);
    }

    private void RefuseFolder(PluginFolder folder) => Refuse(
        ErrorCode.PluginAssemblyMissing,
        folder.Path,
        folder.Assemblies.IsEmpty
            ? "The folder holds no DLL."
            : "No DLL in the folder is built against the rule SDK.",
        $"Put {Path.GetFileName(folder.Path)}.dll into it, or remove the folder.");

    private static bool UsesSdk(string file) => AssemblyHeader.Read(file)?.Reference(SdkName) is not null;

    private void LoadGuarded(string main)
    {
        try
        {
            IReadOnlyList<Problem> found = ReferenceValidator.Validate(main);
            problems.AddRange(found);
            if (found.Count == 0) LoadAssembly(main);
        }
        catch (ReflectionTypeLoadException fault)
        {
            Exception cause = fault.LoaderExceptions.FirstOrDefault(inner => inner is not null) ?? fault;
            RefuseAssembly(main, cause);
        }
        catch (Exception fault) when (IsLoadFault(fault))
        {
            RefuseAssembly(main, fault);
        }
    }

    private void LoadAssembly(string main)
    {
        McMasterLoader loader = McMasterLoader.CreateFromAssemblyFile(
            main, isUnloadable: true, sharedTypes: [typeof(IAlarmRule)], config => config.LoadInMemory = true);
        loaders.Add(loader);
        Assembly assembly = loader.LoadDefaultAssembly();
        (IReadOnlyList<RuleType> found, IReadOnlyList<Problem> wrong) = RuleTypeReader.Read(assembly, main, isHeld);
        problems.AddRange(wrong);
        assemblies.Add(main);
        LoadReferences(assembly, AssemblyLoadContext.GetLoadContext(assembly)!, []);
        foreach (RuleType type in found) Add(type, main);
    }

    /// <summary>Loads what a plug-in brings along, which would be read when it is needed first: by then the files may
    /// be those of another version.</summary>
    private static void LoadReferences(Assembly assembly, AssemblyLoadContext context, HashSet<string> seen)
    {
        foreach (AssemblyName reference in assembly.GetReferencedAssemblies())
        {
            if (!seen.Add(reference.FullName)) continue;
            Assembly loaded = context.LoadFromAssemblyName(reference);
            if (AssemblyLoadContext.GetLoadContext(loaded) == context) LoadReferences(loaded, context, seen);
        }
    }

    private void Add(RuleType type, string main)
    {
        if (types.TryAdd(type.Id, (type, main))) return;
        string other = types[type.Id].File;
        string where = other == main ? "another class of the same assembly" : other;
        Refuse(
            ErrorCode.RuleTypeIdDuplicate,
            main,
            $"The rule type \"{type.Id}\" is already declared by {where}.",
            "Remove one of them, or change its id.");
    }

    private static bool IsLoadFault(Exception fault) => fault is IOException or UnauthorizedAccessException
        or BadImageFormatException or TypeLoadException or MissingMemberException or InvalidOperationException
        or CustomAttributeFormatException;

    private void RefuseAssembly(string main, Exception cause) => Refuse(
        ErrorCode.PluginNotLoadable,
        main,
        $"The assembly cannot be loaded: {OneLine.Of(cause)}",
        "Build it again, with all that it needs.");

    private void Refuse(ErrorCode code, string where, string what, string change) =>
        problems.Add(new(code, where, what, change));
}
