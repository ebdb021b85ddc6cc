using System.Security.Cryptography;
using System.Text.Json;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Output;

namespace DisclosureExtract.Cli.Runs;

/// <summary>A result and the original it was made from.</summary>
/// <param name="Sha256">Of the bytes of the result.</param>
sealed record ReviewedFile(string Path, Disclosure Disclosure, string Sha256)
{
    /// <param name="otherwise">What the command ends with where it is not a result.</param>
    /// <exception cref="FailedException">It is not a result.</exception>
    public static ReviewedFile Read(string path, ExitCode otherwise = ExitCode.Findings)
    {
        var bytes = DocumentOpener.ReadFile(path);
        try
        {
            return new(path, DisclosureJson.Read(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (JsonException e)
        {
            throw new FailedException(otherwise, $"{path}: {ResultPaths.WhyNone(path, bytes, e)}");
        }
    }

    /// <summary>The bytes of the original: the file named, or the one of that name beside the result.</summary>
    /// <returns>Null where it is not there.</returns>
    /// <exception cref="FailedException">The file named is another document.</exception>
    public (string Path, byte[] Bytes)? Original(string? named)
    {
        var path = named ?? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, System.IO.Path.GetFileName(Disclosure.Source.File));
        if (named is null && !File.Exists(path)) return null;
        var bytes = DocumentOpener.ReadFile(path);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) == Disclosure.Source.Sha256) return (path, bytes);
        return named is null ? null : throw new FailedException(
            ExitCode.NotFound, $"{path}: not the document {Path} was made from (other SHA-256). Give the original with --source.");
    }
}
