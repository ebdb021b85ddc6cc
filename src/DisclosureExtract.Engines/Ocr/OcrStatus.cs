
namespace DisclosureExtract.Engines.Ocr;

/// <summary>Whether one thing that reading scans needs is there.</summary>
/// <param name="Name">Of the program, library or file.</param>
/// <param name="Version">Version or checksum; empty where it is missing.</param>
/// <param name="IsFine">There, and the right one.</param>
/// <param name="Consequence">What does not work without it.</param>
public sealed record OcrPart(string Name, string Version, bool IsFine, string Consequence)
{
    /// <summary>Few documents need it: without it the program is whole all the same.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Packages of Debian that bring it; empty where none does.</summary>
    public string Packages { get; init; } = "";
}

/// <summary>What <c>doctor</c> reports about the engines.</summary>
public static class OcrStatus
{
    public static IReadOnlyList<OcrPart> Parts()
    {
        var parts = new List<OcrPart>();
        var models = ModelFiles.Check();
        if (models.Count == 0)
            parts.Add(new OcrPart("models", "", false,
                "scanned pages are read by Tesseract alone, or only reported; run doctor --fix"));
        foreach (var (file, sha256, state) in models)
            parts.Add(new OcrPart($"models/{file}", state == "missing" ? "" : $"sha256 {sha256[..12]}", state == "ok",
                state == "changed" ? "it is not the file that manifest.json names; run doctor --fix"
                    : "scanned pages are read by Tesseract alone, or only reported; run doctor --fix"));
        parts.Add(OnnxRuntime());
        parts.Add(new OcrPart("tesseract with eng and chi_sim", Tesseract.Version ?? "", Tesseract.IsAvailable,
            "amounts on scans are read once and doubted more often; install tesseract-ocr and tesseract-ocr-chi-sim")
        {
            Packages = "tesseract-ocr tesseract-ocr-chi-sim",
        });
        return parts;
    }

    static OcrPart OnnxRuntime()
    {
        const string name = "ONNX Runtime";
        try
        {
            return new OcrPart(name, Microsoft.ML.OnnxRuntime.OrtEnv.Instance().GetVersionString(), true, "");
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return new OcrPart(name, "", false, $"its native library cannot be loaded ({e.Message.Split('\n')[0]})");
        }
    }
}
