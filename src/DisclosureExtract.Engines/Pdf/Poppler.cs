using System.Diagnostics;
using System.Globalization;
using DisclosureExtract.Engines.Images;
using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Renders PDF pages with poppler's pdftoppm, run as a child process. Only this file knows its flags.</summary>
public static class Poppler
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether pdftoppm is installed.</summary>
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(d => d.Length > 0 && File.Exists(Path.Combine(d, "pdftoppm")));

    /// <summary>Version of the installed program; null where it is missing or does not answer.</summary>
    public static string? Version
    {
        get
        {
            if (!IsInstalled) return null;
            using var process = Process.Start(new ProcessStartInfo("pdftoppm", "-v") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            var words = process.StandardError.ReadToEnd().Split('\n')[0].Split(' ');
            process.WaitForExit();
            return words.Length > 0 && words[^1].Length > 0 ? words[^1] : null;
        }
    }

    /// <summary>A page in colour; null where poppler is missing or fails.</summary>
    public static PagePixels? Render(string path, int page, double dpi)
    {
        using var run = Open(path, page, page, dpi);
        return run?.Next();
    }

    /// <summary>Starts rendering a range of pages; null where poppler is missing.</summary>
    internal static PopplerRun? Open(string path, int first, int last, double dpi)
    {
        if (!IsInstalled) return null;
        try
        {
            // The crop box is what PdfPig takes for the page, too.
            string[] arguments = ["-cropbox", "-r", dpi.ToString("0.##", CultureInfo.InvariantCulture), "-f", N(first), "-l", N(last), "--", Path.GetFullPath(path)];
            return new PopplerRun(ChildProgram.Open("pdftoppm", "pdftoppm", arguments, Patience * (last - first + 1)), dpi, Patience);
        }
        catch (EngineFailedException)
        {
            return null;
        }
    }

    static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// A process that renders a range of pages. It writes a picture for each page of the range, in order, whatever is wrong with
/// the page, and is at most one picture ahead of who reads them: the pipe between them holds no more.
/// </summary>
sealed class PopplerRun(RunningProgram program, double dpi, TimeSpan patience) : IDisposable
{
    public double Dpi => dpi;

    /// <summary>The next page; null where the process has ended or is ended for taking too long.</summary>
    public PagePixels? Next()
    {
        try
        {
            return program.Read(output => RasterFiles.ReadPnm(output, dpi), patience);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => program.Dispose();
}
