using System.CommandLine;
using System.Text.Json;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Engines.Ocr;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Jobs.Children;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>doctor</c></summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "The same as JSON." };
        var fix = new Option<bool>("--fix") { Description = "Run the set-up again: it fetches and builds what is missing." };
        var command = new Command(
            "doctor", "Say which engines, models, programs and fonts are there, with versions.") { json, fix };
        command.SetAction(result => (int)Failure.Handle(() => result.GetValue(fix) ? Fix() : Run(result.GetValue(json))));
        return command;
    }

    static ExitCode Fix()
    {
        if (SetUp.Root(AppContext.BaseDirectory) is { } root)
            throw new FailedException(ExitCode.NotFound, $"{root}/src/setup.sh: cannot be run ({SetUp.Run(root).Message}).");
        var code = Run(asJson: false);
        var packages = string.Join(' ', Parts().Where(p => !p.IsFine).Select(p => p.Packages).Where(p => p.Length > 0));
        if (packages.Length > 0) Failure.Print($"installed, not a checkout: an administrator adds what is missing with: apt-get install -y --no-install-recommends {packages}");
        else if (code != ExitCode.Ok) Failure.Print("installed, not a checkout: install the program anew, its models are missing or changed.");
        return code;
    }

    static ExitCode Run(bool asJson)
    {
        var parts = Parts();
        if (asJson) WriteJson(parts);
        else
            foreach (var part in parts)
                Console.Out.WriteLine(
                    $"{(part.IsFine ? Language.Of("ok     ", "正常") : Language.Of("missing", "缺少"))}  {TextTable.Padded(Messages.Said(part.Name), 34)} "
                        + Messages.Said(part.IsFine ? part.Version : part.Consequence));
        return parts.TrueForAll(p => p.IsFine || p.IsOptional) ? ExitCode.Ok : ExitCode.NotFound;
    }

    static List<OcrPart> Parts() =>
    [
        new("disclosure-extract", ProgramInfo.Version, true, ""),
        new(
            "pdftoppm (poppler)", Poppler.Version ?? "", Poppler.IsInstalled,
            "scans are not read and inspect draws no page image; install poppler-utils") { Packages = "poppler-utils" },
        .. OcrStatus.Parts(),
        new(
            "Chinese font", string.Join(", ", FontFiles.Installed), FontFiles.Installed.Count > 0,
            "inspect writes no Chinese labels; install fonts-noto-cjk") { Packages = "fonts-noto-cjk" },
        // Nothing is missing without it: an answer, not a fault.
        new(
            "bubblewrap", Sandbox.IsUsed ? "used: workers have no network and write only their results"
                : "not used: workers may do what this user may; install bubblewrap to fence them in", true, ""),
        new(
            "soffice (LibreOffice)", DocumentOpener.Converter ?? "", DocumentOpener.Converter is not null,
            "old Word documents (.doc, .wps, .rtf) are not read; install libreoffice-writer") { IsOptional = true, Packages = "libreoffice-writer" },
    ];

    static void WriteJson(List<OcrPart> parts)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var part in parts)
            {
                json.WriteStartObject();
                json.WriteString("name", part.Name);
                json.WriteString("version", part.Version);
                json.WriteBoolean("ok", part.IsFine);
                json.WriteBoolean("optional", part.IsOptional);
                if (!part.IsFine) json.WriteString("consequence", part.Consequence);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        output.WriteByte((byte)'\n');
    }
}
