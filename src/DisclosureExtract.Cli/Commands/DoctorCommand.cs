using System.CommandLine;
using System.Text.Json;
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
        var command = new Command(
            "doctor", "Say which engines, models, programs and fonts are there, with versions.") { json };
        command.SetAction(result => (int)Run(result.GetValue(json)));
        return command;
    }

    static ExitCode Run(bool asJson)
    {
        var parts = Parts();
        if (asJson) WriteJson(parts);
        else
            foreach (var part in parts)
                Console.Out.WriteLine($"{(part.IsFine ? "ok     " : "missing")}  {part.Name,-34} {(part.IsFine ? part.Version : part.Consequence)}");
        return parts.TrueForAll(p => p.IsFine || p.IsOptional) ? ExitCode.Ok : ExitCode.NotFound;
    }

    static List<OcrPart> Parts() =>
    [
        new("disclosure-extract", ProgramInfo.Version, true, ""),
        new(
            "pdftoppm (poppler)", Poppler.Version ?? "", Poppler.IsInstalled,
            "scans are not read and inspect draws no page image; install poppler-utils"),
        .. OcrStatus.Parts(),
        new(
            "Chinese font", string.Join(", ", FontFiles.Installed), FontFiles.Installed.Count > 0,
            "inspect writes no Chinese labels; install fonts-noto-cjk"),
        // Nothing is missing without it: an answer, not a fault.
        new(
            "bubblewrap", Sandbox.IsUsed ? "used: workers have no network and write only their results"
                : "not used: workers may do what this user may; install bubblewrap to fence them in", true, ""),
        new(
            "soffice (LibreOffice)", DocumentOpener.Converter ?? "", DocumentOpener.Converter is not null,
            "old Word documents (.doc, .wps, .rtf) are not read; install libreoffice-writer") { IsOptional = true },
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
