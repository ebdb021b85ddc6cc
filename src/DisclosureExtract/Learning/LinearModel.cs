using System.Text;

namespace DisclosureExtract.Learning;

/// <summary>
/// Class weights over hashed features, as trained by DisclosureExtract.Tools; probabilities by softmax.
/// </summary>
public sealed class LinearModel
{
    public const string Magic = "DXLINEAR";

    readonly float[][] weights; // [class][feature]
    readonly float[] biases;

    public LinearModel(IReadOnlyList<string> classes, float[][] weights, float[] biases, double threshold) =>
        (Classes, this.weights, this.biases, Threshold) = (classes, weights, biases, threshold);

    public IReadOnlyList<string> Classes { get; }

    /// <summary>Probability from which an answer is given.</summary>
    public double Threshold { get; }

    /// <summary>Probability of each class.</summary>
    public double[] Probabilities(IReadOnlyDictionary<int, float> features)
    {
        var scores = new double[Classes.Count];
        for (var c = 0; c < scores.Length; c++)
        {
            double sum = biases[c];
            foreach (var (index, value) in features) sum += weights[c][index] * value;
            scores[c] = sum;
        }
        var most = scores.Max();
        var total = scores.Sum(s => Math.Exp(s - most));
        return [.. scores.Select(s => Math.Exp(s - most) / total)];
    }

    /// <summary>
    /// Weights are written as bytes with one scale for each class: a third of a percent is enough to tell forms apart.
    /// </summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Encoding.ASCII.GetBytes(Magic));
        writer.Write(Threshold);
        writer.Write(Classes.Count);
        writer.Write(weights[0].Length);
        for (var c = 0; c < Classes.Count; c++)
        {
            writer.Write(Classes[c]);
            writer.Write(biases[c]);
            var scale = Scale(weights[c]);
            writer.Write(scale);
            foreach (var weight in weights[c]) writer.Write((sbyte)Math.Round(weight / scale));
        }
    }

    static float Scale(float[] weights) => Math.Max(1e-6f, weights.Max(Math.Abs)) / 127;

    public static LinearModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        EmbeddedModels.Expect(reader, Magic, "A linear model");
        var threshold = reader.ReadDouble();
        var classes = new string[reader.ReadInt32()];
        var size = reader.ReadInt32();
        var (weights, biases) = (new float[classes.Length][], new float[classes.Length]);
        for (var c = 0; c < classes.Length; c++)
        {
            classes[c] = reader.ReadString();
            biases[c] = reader.ReadSingle();
            var scale = reader.ReadSingle();
            weights[c] = new float[size];
            for (var i = 0; i < size; i++) weights[c][i] = reader.ReadSByte() * scale;
        }
        return new LinearModel(classes, weights, biases, threshold);
    }
}
