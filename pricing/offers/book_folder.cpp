// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/book_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "pricing/offers/synced_file.hpp"

namespace headroom::pricing {

namespace fs = std::filesystem;

namespace {

base::Error failed(const fs::path& path, const std::string& what, int code) {
    return {base::Errc::Environment, path.string(), what + ": " + std::strerror(code)};
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// A rename is safe from a power cut once the folder itself is on the disk.
void syncFolder(const fs::path& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}

}  // namespace

fs::path usualBookFolder() {
    const std::string data = environment("XDG_DATA_HOME");
    if (!data.empty() && fs::path(data).is_absolute()) return fs::path(data) / "headroom" / "prices";
    const std::string home = environment("HOME");
    return home.empty() ? fs::path() : fs::path(home) / ".local" / "share" / "headroom" / "prices";
}

base::Result<std::vector<OwnTable>> readBookFolder(const fs::path& folder) {
    std::vector<OwnTable> tables;
    std::error_code error;
    if (folder.empty() || !fs::exists(folder, error)) return tables;
    std::vector<fs::path> paths;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        const bool book = name.ends_with(".json") && !name.starts_with(".") && it->is_regular_file(error);
        if (book) paths.push_back(it->path());
    }
    if (error) return failed(folder, "cannot be read", error.value());
    std::ranges::sort(paths);
    for (const fs::path& path : paths) {
        auto table = readBookFile(path);
        if (!table) return table.error();
        tables.push_back(std::move(*table));
    }
    return tables;
}

base::Result<OwnTable> readBookFile(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return failed(file, "cannot be read", errno);
    return OwnTable{file.string(), std::string(std::istreambuf_iterator<char>(in), {})};
}

base::Result<void> replaceFiles(const fs::path& folder, const std::vector<OwnTable>& files) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return failed(folder, "cannot be made", error.value());
    std::vector<fs::path> written;
    const auto undo = [&] {
        for (const fs::path& path : written) fs::remove(path, error);
    };
    for (const OwnTable& file : files) {
        written.push_back(folder / ("." + file.name + "." + std::to_string(::getpid()) + ".part"));
        if (const int code = writeSynced(written.back(), file.json); code != 0) {
            undo();
            return failed(folder / file.name, "cannot be written", code);
        }
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        fs::rename(written[i], folder / files[i].name, error);
        if (!error) continue;
        const int code = error.value();
        undo();
        return failed(folder / files[i].name, "cannot be replaced", code);
    }
    syncFolder(folder);
    return {};
}

}  // namespace headroom::pricing
