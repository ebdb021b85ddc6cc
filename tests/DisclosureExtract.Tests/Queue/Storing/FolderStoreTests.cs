using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Queue.Storing;

namespace DisclosureExtract.Tests.Queue.Storing;

public sealed class FolderStoreTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("store-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    string File(string text)
    {
        var path = Path.Combine(root, Guid.NewGuid().ToString("N"));
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    FolderStore New() => FolderStore.Open(Path.Combine(root, "s"), create: true);

    [Fact]
    public void What_is_under_a_key_never_changes()
    {
        var (store, key) = (New(), Keys.Original(QueueFolder.Hash("x")));
        Assert.Equal(Placing.Put, store.PutIfAbsent(key, File("x")));
        Assert.Equal(Placing.Same, store.PutIfAbsent(key, File("x")));
        Assert.Equal(Placing.Other, store.PutIfAbsent(key, File("y")));
        Assert.Equal("x", System.IO.File.ReadAllText(store.Fetch(key, root)));
        Assert.Throws<FileNotFoundException>(() => store.Fetch(Keys.Original(QueueFolder.Hash("z")), root));
    }

    [Fact]
    public async Task Many_that_put_the_same_at_once_put_it_once()
    {
        var store = New();
        var file = File(new string('x', 100_000));
        for (var round = 0; round < 10; round++)
        {
            var key = Keys.Result(1, QueueFolder.Hash($"{round}"), ".json");
            var placed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.PutIfAbsent(key, file))));
            Assert.Single(placed, Placing.Put);
            Assert.DoesNotContain(Placing.Other, placed);
        }
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(root, "s", ".disclosure-extract", "staging")));
    }

    [Fact]
    public void A_folder_that_is_no_store_is_refused_and_nothing_is_made_in_it()
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "empty")).FullName;
        Assert.Equal(RefusalKind.NotFound, Assert.Throws<RefusedException>(() => FolderStore.Open(folder, create: false)).Kind);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        File("somebody's");
        Assert.Equal(RefusalKind.Folders, Assert.Throws<RefusedException>(() => FolderStore.Open(root, create: true)).Kind);
    }
}
