namespace DisclosureExtract.Tools.Chance;

/// <summary>Noise of the normal distribution.</summary>
static class Gaussian
{
    extension(Random random)
    {
        /// <summary>Mean 0, standard deviation 1; takes two draws.</summary>
        public double Gauss() =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
