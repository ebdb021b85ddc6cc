using System.Security.Cryptography;
using System.Text;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Ocr;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Scans;

namespace DisclosureExtract.Cli.Runs;

/// <summary>What results depend on beside bytes and options.</summary>
static class ReadingBuild
{
    /// <summary>Builds of the program, and whether scanned pages are read: as much as may change on one machine.</summary>
    public static string Name { get; } = string.Join(
        ' ', ProgramInfo.Version, Readers.AreThere ? "scans" : "no scans",
        string.Join('-', new[] { typeof(Extractor), typeof(ScannedPages), typeof(DocumentOpener) }
            .Select(t => t.Module.ModuleVersionId.ToString("N")[..8])));

    /// <summary>The same with the versions of all that scanned pages are read with: machines that share work must agree on them.</summary>
    public static string WithPrograms()
    {
        var programs = OcrStatus.Parts().Select(p => $"{p.Name} {p.Version} {p.IsFine}").Prepend(Poppler.Version ?? "");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', programs))));
        return $"{Name} {hash[..8]}";
    }
}
