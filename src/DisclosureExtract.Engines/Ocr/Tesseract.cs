using System.Globalization;
using System.Text;
using DisclosureExtract.Engines.Programs;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Engines.Ocr;

/// <summary>
/// Tesseract 5, run as a child process: lines are stacked into one picture for each kind of text, because a process for
/// each cell costs twelve times as much, and because a crash or a hang then ends with the child. Only this file knows
/// its flags.
/// </summary>
sealed class Tesseract : IStripReader
{
    /// <summary>Paper between two lines of the picture and around it, pixels.</summary>
    const int Gap = 24;

    /// <summary>Lines in one picture: taller ones confuse the page layout.</summary>
    const int MostLines = 120;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Without it the threads of a small picture wait for each other: five times as slow.</summary>
    static readonly Dictionary<string, string> OneThread = new() { ["OMP_THREAD_LIMIT"] = "1" };

    static readonly Lazy<string?> Installed = new(Probe);

    readonly string program;
    readonly TimeSpan patience;

    public Tesseract()
        : this("tesseract", Version ?? "", Patience)
    {
    }

    public Tesseract(string program, string version, TimeSpan patience) =>
        (this.program, Name, this.patience) = (program, $"Tesseract {version}", patience);

    public string Name { get; }

    /// <summary>Version of the installed program; null where it, or its Chinese data, is missing.</summary>
    public static string? Version => Installed.Value;

    public static bool IsAvailable => Version is not null;

    /// <exception cref="EngineFailedException">The program failed or what it wrote cannot be understood.</exception>
    public IReadOnlyList<string?> Read(IReadOnlyList<GrayCrop> lines, StripKind kind, CancellationToken stop = default)
    {
        var result = new string?[lines.Count];
        for (var first = 0; first < lines.Count; first += MostLines)
        {
            var count = Math.Min(MostLines, lines.Count - first);
            ReadStrip(lines.Skip(first).Take(count).ToList(), kind, stop).CopyTo(result, first);
        }
        return result;
    }

    string?[] ReadStrip(List<GrayCrop> lines, StripKind kind, CancellationToken stop)
    {
        var (picture, tops) = Stack(lines);
        string[] arguments = kind switch
        {
            StripKind.Amounts or StripKind.Codes => ["-l", "eng", "-c", "tessedit_char_whitelist=0123456789.,-()"],
            _ => ["-l", "chi_sim"],
        };
        string[] all = ["stdin", "stdout", "--psm", "6", "--oem", "1", "--dpi", "200", .. arguments, "tsv"];
        var call = new ProgramCall(Name, program, all, patience) { Environment = OneThread };
        var output = ChildProgram.Run(call, picture, stop);
        return Parse(output, tops, lines.Count);
    }

    /// <summary>Words of a TSV, each given to the line in whose slot its middle lies.</summary>
    string?[] Parse(byte[] output, int[] tops, int count)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output);
        }
        catch (DecoderFallbackException e)
        {
            throw new EngineFailedException(Name, "wrote bytes that are no UTF-8", e);
        }
        var rows = text.Split('\n');
        if (!rows[0].StartsWith("level\t", StringComparison.Ordinal))
            throw new EngineFailedException(Name, "did not write the table it was asked for");
        var words = new List<(int Left, string Text)>[count];
        foreach (var row in rows.Skip(1))
        {
            var fields = row.TrimEnd('\r').Split('\t');
            if (fields.Length < 12 || fields[0] != "5" || fields[11].Trim().Length == 0) continue;
            if (!int.TryParse(fields[6], CultureInfo.InvariantCulture, out var left)
                || !int.TryParse(fields[7], CultureInfo.InvariantCulture, out var top)
                || !int.TryParse(fields[9], CultureInfo.InvariantCulture,
                    out var height)) throw new EngineFailedException(Name, "wrote a table that cannot be read");
            var line = Math.Clamp((top + height / 2 - tops[0] + Gap / 2) / (ILineRecognizer.LineHeight + Gap), 0,
                count - 1);
            (words[line] ??= []).Add((left, fields[11]));
        }
        return [.. words.Select(w => w is null ? null : string.Concat(w.OrderBy(x => x.Left).Select(x => x.Text)))];
    }

    static (byte[] Pgm, int[] Tops) Stack(List<GrayCrop> lines)
    {
        var width = lines.Max(l => l.Width) + 2 * Gap;
        var height = lines.Count * (ILineRecognizer.LineHeight + Gap) + Gap;
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{width} {height}\n255\n"));
        var pgm = new byte[head.Length + width * height];
        head.CopyTo(pgm, 0);
        pgm.AsSpan(head.Length).Fill(255);
        var tops = new int[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            tops[i] = Gap + i * (ILineRecognizer.LineHeight + Gap);
            for (var y = 0; y < lines[i].Height; y++)
                lines[i].Pixels.AsSpan(y * lines[i].Width,
                    lines[i].Width).CopyTo(pgm.AsSpan(head.Length + (tops[i] + y) * width + Gap));
        }
        return (pgm, tops);
    }

    static string? Probe()
    {
        if (ChildProgram.Find("tesseract") is not { } path) return null;
        try
        {
            string[] Lines(string option) =>
                Encoding.UTF8.GetString(ChildProgram.Run(new ProgramCall("tesseract", path, [option], Patience))).Split('\n');
            var languages = Lines("--list-langs").Select(l => l.Trim()).ToList();
            if (!languages.Contains("chi_sim") || !languages.Contains("eng")) return null;
            var version = Lines("--version")[0];
            return version.Replace("tesseract", "", StringComparison.Ordinal).Trim();
        }
        catch (EngineFailedException)
        {
            return null;
        }
    }
}
