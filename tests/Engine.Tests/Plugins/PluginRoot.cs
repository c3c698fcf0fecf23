using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using KafkaAlarms.Engine.Tests.Support;

namespace KafkaAlarms.Engine.Tests.Plugins;

/// <summary>A plug-in folder of its own for one test, deleted afterwards.</summary>
internal sealed class PluginRoot : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("plugins-").FullName;

    /// <summary>Copies a built test plug-in into a folder, by default of its own name.</summary>
    public PluginRoot Copy(string plugin, string? folder = null)
    {
        string target = Directory.CreateDirectory(At(folder ?? plugin)).FullName;
        foreach (string file in Directory.EnumerateFiles(TestPlugins.Folder(plugin)))
            File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)));
        return this;
    }

    /// <summary>Writes a file, with the folders above it.</summary>
    public PluginRoot Write(string relative, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(relative))!);
        File.WriteAllBytes(At(relative), content);
        return this;
    }

    /// <summary>Makes a copied assembly refer to another major version of an assembly.</summary>
    public PluginRoot Retarget(string relative, string reference, ushort major)
    {
        byte[] image = File.ReadAllBytes(At(relative));
        using PEReader pe = new([.. image]);
        MetadataReader metadata = pe.GetMetadataReader();
        int row = metadata.AssemblyReferences.ToList().FindIndex(
            handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name) == reference);
        int offset = pe.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef)
            + row * metadata.GetTableRowSize(TableIndex.AssemblyRef);
        BitConverter.TryWriteBytes(image.AsSpan(offset), major);
        File.WriteAllBytes(At(relative), image);
        return this;
    }

    public string At(string relative) => System.IO.Path.Combine(Path, relative);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
