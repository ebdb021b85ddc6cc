using System.Text;

namespace DisclosureExtract.Learning;

/// <summary>
/// A sum of regression trees with a logistic scale, as trained by DisclosureExtract.Tools. Evaluated here, in thirty
/// lines, so that the program does not carry the library that trains.
/// </summary>
public sealed class TreeEnsemble
{
    /// <summary>First bytes of the file.</summary>
    public const string Magic = "DXTREES1";

    readonly Tree[] trees;
    readonly double slope, offset;

    /// <summary>A tree: for each inner node a feature, a threshold and two children; ~i is leaf i.</summary>
    public sealed record Tree(int[] Features, float[] Thresholds, int[] Low, int[] High, double[] Leaves);

    public TreeEnsemble(IReadOnlyList<Tree> trees, double slope, double offset, double threshold) =>
        (this.trees, this.slope, this.offset, Threshold) = ([.. trees], slope, offset, threshold);

    /// <summary>Probability from which an answer is given.</summary>
    public double Threshold { get; }

    /// <summary>Calibrated probability.</summary>
    public double Probability(ReadOnlySpan<float> features)
    {
        var sum = 0.0;
        foreach (var tree in trees)
        {
            if (tree.Features.Length == 0)
            {
                sum += tree.Leaves[0];
                continue;
            }
            var node = 0;
            while (node >= 0)
                node = features[tree.Features[node]] <= tree.Thresholds[node] ? tree.Low[node] : tree.High[node];
            sum += tree.Leaves[~node];
        }
        return 1 / (1 + Math.Exp(slope * sum + offset));
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Encoding.ASCII.GetBytes(Magic));
        writer.Write(slope);
        writer.Write(offset);
        writer.Write(Threshold);
        writer.Write(trees.Length);
        foreach (var tree in trees)
        {
            writer.Write((ushort)tree.Features.Length);
            for (var i = 0; i < tree.Features.Length; i++)
            {
                writer.Write((byte)tree.Features[i]);
                writer.Write(tree.Thresholds[i]);
                writer.Write((short)tree.Low[i]);
                writer.Write((short)tree.High[i]);
            }
            foreach (var leaf in tree.Leaves) writer.Write((float)leaf);
        }
    }

    public static TreeEnsemble Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        EmbeddedModels.Expect(reader, Magic, "A model of trees");
        var (slope, offset, threshold) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        var trees = new Tree[reader.ReadInt32()];
        for (var t = 0; t < trees.Length; t++)
        {
            var inner = reader.ReadUInt16();
            var tree = new Tree(new int[inner], new float[inner], new int[inner], new int[inner],
                new double[inner + 1]);
            for (var i = 0; i < inner; i++)
            {
                tree.Features[i] = reader.ReadByte();
                tree.Thresholds[i] = reader.ReadSingle();
                tree.Low[i] = reader.ReadInt16();
                tree.High[i] = reader.ReadInt16();
            }
            for (var i = 0; i <= inner; i++) tree.Leaves[i] = reader.ReadSingle();
            trees[t] = tree;
        }
        return new TreeEnsemble(trees, slope, offset, threshold);
    }
}
