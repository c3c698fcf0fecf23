using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace KafkaAlarms.Engine.Plugins;

/// <summary>What an assembly file says of itself, read without loading it.</summary>
/// <param name="References">Assemblies that it was built against.</param>
internal sealed record AssemblyHeader(ImmutableArray<AssemblyName> References)
{
    /// <summary>Reads the header of a file.</summary>
    /// <returns>Null when the file is not a .NET assembly.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static AssemblyHeader? Read(string path)
    {
        using FileStream file = Open(path);
        try
        {
            using PEReader reader = new(file);
            if (!reader.HasMetadata) return null;
            MetadataReader metadata = reader.GetMetadataReader();
            if (!metadata.IsAssembly) return null;
            return new([.. metadata.AssemblyReferences.Select(
                handle => metadata.GetAssemblyReference(handle).GetAssemblyName())]);
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>Opens a file in a way that lets others write and replace it meanwhile.</summary>
    public static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>The reference of a simple name; null when there is none.</summary>
    public AssemblyName? Reference(string name) => References.FirstOrDefault(reference => reference.Name == name);
}
