using System.Reflection;
using System.Text.RegularExpressions;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Plugins;

/// <summary>Reads the rule types that a loaded assembly declares.</summary>
internal sealed partial class RuleTypeReader
{
    private readonly string file;
    private readonly Func<string, string, bool> isHeld;
    private readonly List<RuleType> types = [];
    private readonly List<Problem> problems = [];

    private RuleTypeReader(string file, Func<string, string, bool> isHeld)
    {
        this.file = file;
        this.isHeld = isHeld;
    }

    /// <summary>Reads all rule types of an assembly, each tried once by making an instance.</summary>
    /// <param name="assembly">Loaded.</param>
    /// <param name="file">Its path, for problems.</param>
    /// <param name="isHeld">Tells by id and version of which types no instance is to be made.</param>
    /// <exception cref="ReflectionTypeLoadException">A type of the assembly cannot be loaded.</exception>
    public static (IReadOnlyList<RuleType> Types, IReadOnlyList<Problem> Problems) Read(
        Assembly assembly, string file, Func<string, string, bool> isHeld)
    {
        RuleTypeReader reader = new(file, isHeld);
        Type[] all = assembly.GetTypes();
        foreach (Type type in all.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            if (type.GetCustomAttribute<AlarmRuleAttribute>() is { } declaration) reader.Read(type, declaration);
        }

        if (reader.types.Count == 0 && reader.problems.Count == 0) reader.RefuseEmpty(all);
        return (reader.types, reader.problems);
    }

    /// <summary>Reads one class as a rule type.</summary>
    /// <param name="type">The class.</param>
    /// <returns>The rule type, or what is wrong with it.</returns>
    public static (RuleType? Type, IReadOnlyList<Problem> Problems) Read(Type type)
    {
        RuleTypeReader reader = new(type.FullName!, (_, _) => false);
        if (type.GetCustomAttribute<AlarmRuleAttribute>() is { } declaration) reader.Read(type, declaration);
        else reader.RefuseEmpty([type]);
        return (reader.types.FirstOrDefault(), reader.problems);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex IdPattern();

    private void Read(Type type, AlarmRuleAttribute declaration)
    {
        if (!typeof(IAlarmRule).IsAssignableFrom(type))
        {
            Refuse(
                ErrorCode.RuleInterfaceMissing,
                $"{type.FullName} is marked [AlarmRule] but does not implement IAlarmRule.",
                "Implement it, or remove the attribute.");
            return;
        }

        if (!IdPattern().IsMatch(declaration.Id ?? ""))
        {
            Refuse(
                ErrorCode.RuleTypeIdInvalid,
                $"{type.FullName} declares the type id \"{declaration.Id}\".",
                "Write letters, digits, dots, dashes and underscores, beginning with a letter or digit.");
            return;
        }

        if (Constructor(type) is not { } constructor)
        {
            Refuse(
                ErrorCode.RuleConstructorMissing,
                $"{type.FullName} has no public constructor without parameters, or is abstract or generic.",
                "Give it one; settings come through Configure.");
            return;
        }

        RuleType described = Describe(type, declaration, constructor);
        if (isHeld(described.Id, described.Version))
        {
            types.Add(described with { IsHeld = true });
            return;
        }

        if (Try(described.Id, constructor, type)) types.Add(described);
    }

    private static ConstructorInfo? Constructor(Type type) =>
        type.IsAbstract || type.ContainsGenericParameters ? null : type.GetConstructor(Type.EmptyTypes);

    private bool Try(string id, ConstructorInfo constructor, Type type)
    {
        RuleTrial.Enter(id);
        try
        {
            constructor.Invoke([]);
            return true;
        }
        catch (TargetInvocationException fault) when (fault.InnerException is { } cause)
        {
            Refuse(
                ErrorCode.RuleConstructorFailed,
                $"The constructor of {type.FullName} throws {cause.GetType().Name}: {OneLine.Of(cause)}",
                "Leave the constructor empty; set up in Configure.");
            return false;
        }
        finally
        {
            RuleTrial.Leave();
        }
    }

    private static RuleType Describe(Type type, AlarmRuleAttribute declaration, ConstructorInfo constructor)
    {
        AssemblyName assembly = type.Assembly.GetName();
        return new(
            declaration.Id,
            declaration.Version,
            assembly.Name!,
            assembly.Version!.ToString(),
            declaration.Description,
            () => (IAlarmRule)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [], null));
    }

    private void RefuseEmpty(Type[] all)
    {
        Type? unmarked = all.FirstOrDefault(type => !type.IsAbstract && typeof(IAlarmRule).IsAssignableFrom(type));
        Refuse(
            ErrorCode.PluginWithoutRule,
            "The assembly declares no rule.",
            $"Mark {unmarked?.FullName ?? "a class that implements IAlarmRule"} with [AlarmRule(\"id\")].");
    }

    private void Refuse(ErrorCode code, string what, string change) => problems.Add(new(code, file, what, change));
}
