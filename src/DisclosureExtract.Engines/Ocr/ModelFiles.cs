using System.Security.Cryptography;
using System.Text.Json;

namespace DisclosureExtract.Engines.Ocr;

/// <summary>The model files: where they are, and whether they are the ones the manifest names.</summary>
public static class ModelFiles
{
    public const string Recognizer = "ch_PP-OCRv4_rec_infer.onnx";
    public const string Detector = "ch_PP-OCRv4_det_infer.onnx";
    public const string Dictionary = "ppocr_keys_v1.txt";

    static readonly Lazy<string?> Found = new(() => Find(AppContext.BaseDirectory));

    /// <summary>
    /// The folder: <c>models/</c> beside the program, or in a folder above it (a checkout); null where there is none.
    /// </summary>
    public static string? Folder => Found.Value;

    /// <summary>
    /// Whether all files of the manifest are there. Their checksums are compared by <see cref="Check"/> and when they
    /// are loaded.
    /// </summary>
    public static bool ArePresent =>
        Folder is { } folder && Manifest(folder).Keys.All(f => File.Exists(Path.Combine(folder, f)));

    /// <summary>State of each file of the manifest: "ok", "missing" or "changed".</summary>
    public static IReadOnlyList<(string File, string Sha256, string State)> Check()
    {
        if (Folder is not { } folder) return [];
        return [.. Manifest(folder).OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => (f.Key, f.Value, State(Path.Combine(folder, f.Key), f.Value)))];
    }

    /// <summary>Reads a model and holds it against the manifest.</summary>
    /// <exception cref="OcrUnavailableException">Missing or not the file the manifest names.</exception>
    public static byte[] Read(string file)
    {
        if (Folder is not { } folder)
            throw new OcrUnavailableException("there is no folder models/ with a manifest.json beside the program; run src/setup.sh");
        var path = Path.Combine(folder, file);
        if (!File.Exists(path)) throw new OcrUnavailableException($"{path} is missing; run src/setup.sh");
        var bytes = File.ReadAllBytes(path);
        return Manifest(folder).TryGetValue(file, out var expected)
            && Convert.ToHexStringLower(SHA256.HashData(bytes)) == expected ? bytes
            : throw new OcrUnavailableException($"{path} is not the file that manifest.json names; delete it and run src/setup.sh");
    }

    static string State(string path, string sha256)
    {
        if (!File.Exists(path)) return "missing";
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == sha256 ? "ok" : "changed";
    }

    static Dictionary<string, string> Manifest(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        return json.RootElement.GetProperty("files").EnumerateObject().ToDictionary(f => f.Name,
            f => f.Value.GetString()!);
    }

    static string? Find(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "models", "manifest.json")))
                return Path.Combine(at.FullName, "models");
        return null;
    }
}

/// <summary>An OCR engine that cannot be loaded, with what to do about it.</summary>
sealed class OcrUnavailableException(string reason) : Exception($"Scanned pages cannot be read: {reason}.");
