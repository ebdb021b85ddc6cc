using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;
using Microsoft.ML.OnnxRuntime;

namespace DisclosureExtract.Engines.Ocr;

/// <summary>
/// The PP-OCRv4 detector through ONNX Runtime: a picture → a map of where text is likely → boxes of lines. Only this
/// file knows its shapes and levels. Loaded once for the process, on first use: few documents hold pictures.
/// </summary>
sealed class PpOcrDetector : ILineDetector, IDisposable
{
    /// <summary>
    /// The longer side is reduced to this, pixels: print at 200 dpi stays legible, and memory bounded.
    /// </summary>
    const int LongestSide = 960;

    const int SideStep = 32;

    /// <summary>Mean and deviation of the pictures it was trained on (ImageNet), red, green, blue.</summary>
    static readonly (float Mean, float Deviation)[] Channels = [(0.485f, 0.229f), (0.456f, 0.224f), (0.406f, 0.225f)];

    /// <summary>
    /// Likelihood from which a pixel is text; mean likelihood of a line; smallest side of one, pixels of the map.
    /// </summary>
    const float Text = 0.3f, Line = 0.6f;

    const int Smallest = 3;

    /// <summary>
    /// The map shows the core of a line: its area times this, over its circumference, is how far the line reaches
    /// beyond it.
    /// </summary>
    const double Reach = 1.5;

    static readonly Lazy<PpOcrDetector> Shared = new(() => new PpOcrDetector());

    readonly InferenceSession detector;
    readonly RunOptions options = new();

    PpOcrDetector() => detector = OnnxModel.Open(ModelFiles.Detector);

    /// <summary>The engine, loaded on first use.</summary>
    /// <exception cref="OcrUnavailableException">The model is missing or not the right one.</exception>
    public static PpOcrDetector Instance => Shared.Value;

    public string Name => "PP-OCRv4 detector";

    public IReadOnlyList<PixelBox> Find(GrayCrop area)
    {
        if (area.Width == 0 || area.Height == 0) return [];
        var shrink = Math.Min(1, (double)LongestSide / Math.Max(area.Width, area.Height));
        int width = Side(area.Width * shrink), height = Side(area.Height * shrink);
        var small = area.Resize(0, 0, area.Width, area.Height, width, height, paper: 255);
        var plane = width * height;
        var input = new float[3 * plane];
        for (var c = 0; c < 3; c++)
            for (var i = 0; i < plane; i++)
                input[c * plane + i] = (small.Pixels[i] / 255f - Channels[c].Mean) / Channels[c].Deviation;
        try
        {
            using var value = OrtValue.CreateTensorValueFromMemory(input, [1, 3, height, width]);
            using var outputs = detector.Run(options, ["x"], [value], ["sigmoid_0.tmp_0"]);
            return [.. Boxes(outputs[0].GetTensorDataAsSpan<float>(), width, height)
                .Select(b => Scaled(b, (double)area.Width / width, (double)area.Height / height, area))
                .OrderBy(b => b.Top).ThenBy(b => b.Left)];
        }
        catch (OnnxRuntimeException e)
        {
            throw new EngineFailedException(Name, $"failed ({e.Message})", e);
        }
    }

    public void Dispose()
    {
        detector.Dispose();
        options.Dispose();
    }

    static int Side(double pixels) => Math.Max(SideStep, (int)Math.Round(pixels / SideStep) * SideStep);

    static PixelBox Scaled(PixelBox box, double x, double y, GrayCrop area) =>
        new(Math.Clamp((int)(box.Left * x), 0, area.Width), Math.Clamp((int)(box.Top * y), 0, area.Height),
            Math.Clamp((int)Math.Ceiling(box.Right * x), 0, area.Width),
            Math.Clamp((int)Math.Ceiling(box.Bottom * y), 0, area.Height));

    /// <summary>Patches of likely text, widened to the lines they are the cores of.</summary>
    static List<PixelBox> Boxes(ReadOnlySpan<float> map, int width, int height)
    {
        var boxes = new List<PixelBox>();
        var isText = new bool[map.Length];
        for (var i = 0; i < map.Length; i++) isText[i] = map[i] >= Text;
        foreach (var (box, members) in ConnectedComponents.Find(isText, width))
        {
            var sum = 0f;
            foreach (var at in members) sum += map[at];
            if (box.Width < Smallest || box.Height < Smallest || sum < Line * members.Count) continue;
            var beyond = (int)Math.Round(Reach * box.Width * box.Height / (2.0 * (box.Width + box.Height)));
            boxes.Add(new PixelBox(
                Math.Max(0, box.Left - beyond), Math.Max(0, box.Top - beyond),
                Math.Min(width, box.Right + beyond), Math.Min(height, box.Bottom + beyond)));
        }
        return boxes;
    }
}
