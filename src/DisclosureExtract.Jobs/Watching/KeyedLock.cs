namespace DisclosureExtract.Jobs.Watching;

/// <summary>One at a time for each key; forgets keys nobody uses.</summary>
sealed class KeyedLock
{
    readonly Dictionary<string, (SemaphoreSlim Gate, int Users)> gates = new(StringComparer.Ordinal);

    public async Task<IDisposable> TakeAsync(string key, CancellationToken stop)
    {
        SemaphoreSlim gate;
        lock (gates)
        {
            var (known, users) = gates.TryGetValue(key, out var entry) ? entry : (new SemaphoreSlim(1, 1), 0);
            gates[key] = (known, users + 1);
            gate = known;
        }
        try
        {
            await gate.WaitAsync(stop).ConfigureAwait(false);
        }
        catch
        {
            Leave(key);
            throw;
        }
        return new Held(this, key, gate);
    }

    void Leave(string key)
    {
        lock (gates)
        {
            var (gate, users) = gates[key];
            if (users > 1) gates[key] = (gate, users - 1);
            else gates.Remove(key);
        }
    }

    sealed class Held(KeyedLock owner, string key, SemaphoreSlim gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Release();
            owner.Leave(key);
        }
    }
}
