using System.Diagnostics;
using System.Globalization;
using DisclosureExtract.Engines.Programs;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// Renders PDF pages with poppler's pdftoppm, run as a child process. Only this file knows its flags.
/// </summary>
public static class Poppler
{
    const string Program = "pdftoppm";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether pdftoppm is installed.</summary>
    public static bool IsInstalled { get; } = ChildProgram.Find(Program) is not null;

    /// <summary>Version of the installed program; null where it is missing or does not answer.</summary>
    public static string? Version
    {
        get
        {
            if (!IsInstalled) return null;
            using var process = Process.Start(new ProcessStartInfo(Program, "-v") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            var words = process.StandardError.ReadToEnd().Split('\n')[0].Split(' ');
            process.WaitForExit();
            return words.Length > 0 && words[^1].Length > 0 ? words[^1] : null;
        }
    }

    /// <summary>A page in colour; null where poppler is missing or fails.</summary>
    /// <exception cref="OperationCanceledException">Told to stop.</exception>
    public static PagePixels? Render(string path, int page, double dpi, CancellationToken stop = default)
    {
        using var run = Open(path, page, page, dpi);
        return run?.Next(stop);
    }

    /// <summary>Starts rendering a range of pages; null where poppler is missing.</summary>
    internal static PopplerRun? Open(string path, int first, int last, double dpi)
    {
        if (!IsInstalled) return null;
        try
        {
            // The crop box is what PdfPig takes for the page, too.
            var resolution = dpi.ToString("0.##", CultureInfo.InvariantCulture);
            string[] arguments = ["-cropbox", "-r", resolution, "-f", N(first), "-l", N(last), "--", Path.GetFullPath(path)];
            var call = new ProgramCall(Program, Program, arguments, Patience);
            return new PopplerRun(ChildProgram.Open(call, Patience * (last - first + 1)), dpi, Patience);
        }
        catch (EngineFailedException)
        {
            return null;
        }
    }

    static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
