using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Provisioning.Volumes;

/// <summary>A folder, such as a volume that pods share, that plug-in folders are put into.</summary>
internal sealed class PluginVolume(string target, TextWriter output)
{
    /// <summary>Puts the content of a folder into the volume; a plug-in of the same name is replaced as a
    /// whole.</summary>
    /// <param name="source">Folder that holds one folder for each plug-in, or the files of one.</param>
    /// <param name="expected">Hash that the source must have; null for any.</param>
    /// <param name="stop">Ends the copying.</param>
    /// <returns>Why it could not be done; null when it was.</returns>
    public async Task<Problem?> PutAsync(string source, string? expected, CancellationToken stop)
    {
        if (!Directory.Exists(source) || FolderHash.FilesOf(source).Length == 0)
        {
            return new Problem(
                ErrorCode.PluginSourceMissing, source, "It is no folder with files.", "Name the folder of plug-ins.");
        }

        string hash = await FolderHash.OfFolderAsync(source, stop);
        if (expected is not null && expected != hash)
        {
            return new Problem(
                ErrorCode.PluginHashDiffers,
                source,
                $"Its hash is {hash}, expected is {expected}: nothing was copied.",
                "Take the image that the hash was made of, or correct the hash.");
        }

        try
        {
            await CopyAsync(source, stop);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return NotWritten(fault);
        }

        output.WriteLine($"{hash}  {source} -> {target}");
        return null;
    }

    /// <summary>Fetches an archive and puts what is in it into the volume.</summary>
    /// <param name="download">Fetches it.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="sha512">Hash that it must have.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Why it could not be done; null when it was.</returns>
    public async Task<Problem?> PutArchiveAsync(
        PluginDownload download, Uri address, string sha512, CancellationToken stop)
    {
        // The volume is the only place that a pod can write to; readers pass over names that begin with a dot.
        string work = Path.Combine(target, ".download");
        try
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
            string unpacked = Directory.CreateDirectory(Path.Combine(work, "unpacked")).FullName;
            string archive = Path.Combine(work, Path.GetFileName(address.LocalPath));
            return await download.FetchAsync(address, sha512, archive, stop)
                ?? await PluginArchive.UnpackAsync(archive, unpacked, stop)
                ?? await PutAsync(unpacked, expected: null, stop);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return NotWritten(fault);
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    private Problem NotWritten(Exception fault) => new(
        ErrorCode.PluginCopyFailed, target, $"It cannot be written: {fault.Message}", "Give it more room.");

    /// <summary>Copies into a folder beside the final one first: a reader never sees half of a plug-in.</summary>
    private async Task CopyAsync(string source, CancellationToken stop)
    {
        Directory.CreateDirectory(target);
        foreach (string folder in Directory.EnumerateDirectories(source).Order(StringComparer.Ordinal))
        {
            string final = Path.Combine(target, Path.GetFileName(folder));
            string incoming = Path.Combine(target, $".{Path.GetFileName(folder)}.incoming");
            if (Directory.Exists(incoming)) Directory.Delete(incoming, recursive: true);
            Directory.CreateDirectory(incoming);
            foreach (string file in FolderHash.FilesOf(folder))
                await CopyAsync(Path.Combine(folder, file), Path.Combine(incoming, file), stop);
            if (Directory.Exists(final)) Directory.Delete(final, recursive: true);
            Directory.Move(incoming, final);
        }

        foreach (string file in Directory.EnumerateFiles(source))
        {
            await CopyAsync(file, Path.Combine(target, Path.GetFileName(file)), stop);
        }
    }

    private async Task CopyAsync(string from, string to, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
        string hash = await FolderHash.OfFileAsync(to, stop);
        if (hash != await FolderHash.OfFileAsync(from, stop))
            throw new IOException($"{Path.GetFileName(to)} was not copied whole.");
        output.WriteLine($"{hash}  {from}");
    }
}
