using System.Text;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;
using Microsoft.ML.OnnxRuntime;

namespace DisclosureExtract.Engines.Ocr;

/// <summary>
/// The PP-OCRv4 recogniser through ONNX Runtime: a strip 48 pixels high → characters. Only this file knows its shapes,
/// levels and class order. Loaded once for the process; it may be run from several threads, each run stays on the
/// thread of its caller.
/// </summary>
sealed class PpOcr : ILineRecognizer, IDisposable
{
    const int WidthStep = 32;
    const int NarrowestLine = 64;

    /// <summary>Pixels (width times lines) in one run: bounds memory, more brings no speed on one thread.</summary>
    const int BatchPixels = 1600;

    static readonly Lazy<PpOcr> Shared = new(() => new PpOcr());

    readonly InferenceSession recognizer;
    readonly CtcDecoder decoder;
    readonly int[] amountClasses, codeClasses;
    readonly RunOptions options = new();

    PpOcr()
    {
        var dictionary = Encoding.UTF8.GetString(ModelFiles.Read(ModelFiles.Dictionary)).Split('\n');
        // One line of the dictionary is U+3000: only the line break may be cut off. Class 0 is the blank, the last the
        // space.
        var classes = new List<string> { "" };
        classes.AddRange(dictionary.Select(l => l.TrimEnd('\r'))
            .Take(dictionary[^1].Length == 0 ? dictionary.Length - 1 : dictionary.Length));
        classes.Add(" ");
        recognizer = OnnxModel.Open(ModelFiles.Recognizer);
        var classCount = recognizer.OutputMetadata["softmax_11.tmp_0"].Dimensions[2];
        if (classCount != classes.Count)
            throw new OcrUnavailableException($"the recogniser knows {classCount} classes, its dictionary {classes.Count}");
        decoder = new CtcDecoder(classes);
        amountClasses = decoder.ClassesOf("0123456789.,-()△▲—–―一");
        codeClasses = decoder.ClassesOf("0123456789");
    }

    /// <summary>The engine, loaded on first use.</summary>
    /// <exception cref="OcrUnavailableException">A model is missing or not the right one.</exception>
    public static PpOcr Instance => Shared.Value;

    public static bool IsAvailable => ModelFiles.ArePresent;

    public string Name => "PP-OCRv4";

    public IReadOnlyList<RecognizedLine> Recognize(IReadOnlyList<GrayCrop> lines, CancellationToken stop = default)
    {
        var result = new RecognizedLine[lines.Count];
        var order = Enumerable.Range(0, lines.Count).OrderBy(i => lines[i].Width).ThenBy(i => i).ToList();
        for (var first = 0; first < order.Count;)
        {
            stop.ThrowIfCancellationRequested();
            var end = first + 1;
            while (end < order.Count && PaddedWidth(lines[order[end]].Width) * (end + 1 - first) <= BatchPixels
                && PaddedWidth(lines[order[end]].Width) == PaddedWidth(lines[order[first]].Width))
                end++;
            try
            {
                Run(lines, order.GetRange(first, end - first), result);
            }
            catch (OnnxRuntimeException e)
            {
                throw new EngineFailedException(Name, $"failed ({e.Message})", e);
            }
            first = end;
        }
        return result;
    }

    public void Dispose()
    {
        recognizer.Dispose();
        options.Dispose();
    }

    static int PaddedWidth(int width) => Math.Max(NarrowestLine, (width + WidthStep - 1) / WidthStep * WidthStep);

    void Run(IReadOnlyList<GrayCrop> lines, List<int> batch, RecognizedLine[] result)
    {
        var width = PaddedWidth(lines[batch[^1]].Width);
        var plane = ILineRecognizer.LineHeight * width;
        var input = new float[batch.Count * 3 * plane]; // padding stays 0
        for (var b = 0; b < batch.Count; b++)
        {
            var line = lines[batch[b]];
            for (var y = 0; y < ILineRecognizer.LineHeight; y++)
            {
                var target = input.AsSpan(b * 3 * plane + y * width, line.Width);
                for (var x = 0; x < line.Width; x++) target[x] = (line.Pixels[y * line.Width + x] / 255f - 0.5f) / 0.5f;
            }
            var red = input.AsSpan(b * 3 * plane, plane);
            red.CopyTo(input.AsSpan((b * 3 + 1) * plane));
            red.CopyTo(input.AsSpan((b * 3 + 2) * plane));
        }
        using var value = OrtValue.CreateTensorValueFromMemory(input,
            [batch.Count, 3, ILineRecognizer.LineHeight, width]);
        using var outputs = recognizer.Run(options, ["x"], [value], ["softmax_11.tmp_0"]);
        var shape = outputs[0].GetTensorTypeAndShape().Shape;
        var probabilities = outputs[0].GetTensorDataAsSpan<float>();
        var size = (int)(shape[1] * shape[2]);
        for (var b = 0; b < batch.Count; b++)
        {
            var steps = probabilities.Slice(b * size, size);
            result[batch[b]] = new RecognizedLine(decoder.Decode(steps), decoder.Decode(steps, amountClasses),
                decoder.Decode(steps, codeClasses));
        }
    }
}
