// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/offer_index.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

namespace headroom::pricing {

namespace fs = std::filesystem;

namespace {

std::string counted(std::size_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

/// A URL's path without the slash before it.
fs::path relativeOf(const std::string& url) {
    const std::size_t first = url.find_first_not_of('/');
    return first == std::string::npos ? fs::path() : fs::path(url.substr(first));
}

bool leadsOut(const fs::path& path) {
    return std::ranges::any_of(path, [](const fs::path& one) { return one == ".."; });
}

/// The folder that holds the copy of AWS's folders which the index lies in: above that named as the path begins.
std::optional<fs::path> copyAbove(const fs::path& folder, const fs::path& path) {
    for (fs::path above = folder; above.has_relative_path(); above = above.parent_path()) {
        if (above.filename() == *path.begin()) return above.parent_path();
    }
    return std::nullopt;
}

class Index {
public:
    Index(const fs::path& index, const std::vector<std::string>& urls) : index_(index), urls_(urls) {
        std::error_code error;
        folder_ = fs::absolute(index, error).lexically_normal().parent_path();
    }

    IndexedFiles files() const {
        IndexedFiles all;
        for (const std::string& url : urls_) {
            const fs::path path = relativeOf(url);
            if (path.empty()) continue;
            if (leadsOut(path)) {
                all.notes.push_back({0, "names \"" + url + "\", which leads out of its folder: it is not followed"});
                continue;
            }
            const auto file = find(path);
            if (!file) continue;
            std::error_code error;
            if (fs::equivalent(*file, index_, error))
                all.notes.push_back({0, "names itself as \"" + url + "\""});
            else
                all.files.push_back(*file);
        }
        const std::size_t found = all.files.size();
        all.notes.push_back({0,
                             "an index of " + counted(urls_.size(), "file") + ", of which " + std::to_string(found) +
                                 (found == 1 ? " lies" : " lie") + " where it names " +
                                 (urls_.size() == 1 ? "it" : "them") +
                                 (found == 0 && all.notes.empty() ? wanted() : ""),
                             found == 0});
        return all;
    }

private:
    std::optional<fs::path> find(const fs::path& path) const {
        std::error_code error;
        if (fs::is_regular_file(folder_ / path, error)) return folder_ / path;
        const auto copy = copyAbove(folder_, path);
        if (copy && fs::is_regular_file(*copy / path, error)) return *copy / path;
        for (fs::path rest = withoutFirst(path); std::distance(rest.begin(), rest.end()) > 1;
             rest = withoutFirst(rest)) {
            if (isAlone(rest) && fs::is_regular_file(folder_ / rest, error)) return folder_ / rest;
        }
        return std::nullopt;
    }

    static fs::path withoutFirst(const fs::path& path) {
        fs::path rest;
        for (auto part = std::next(path.begin()); part != path.end(); ++part) rest /= *part;
        return rest;
    }

    /// Whether the end of a path tells one URL from the others: "current/index.json" is that of every service.
    bool isAlone(const fs::path& rest) const {
        const std::string end = "/" + rest.string();
        return std::ranges::count_if(urls_, [&](const std::string& url) { return url.ends_with(end); }) == 1;
    }

    std::string wanted() const {
        const auto first = std::ranges::find_if(urls_, [](const auto& url) { return !relativeOf(url).empty(); });
        if (first == urls_.end()) return "";
        const fs::path path = relativeOf(*first);
        std::string text = ": \"" + path.string() + "\" is looked for in " + folder_.string();
        const fs::path shorter = path.parent_path().filename() / path.filename();
        if (shorter != path && isAlone(shorter)) text += " (\"" + shorter.string() + "\" will do)";
        if (const auto copy = copyAbove(folder_, path)) text += ", and in " + copy->string();
        return text;
    }

    const fs::path& index_;
    const std::vector<std::string>& urls_;
    fs::path folder_;
};

}  // namespace

IndexedFiles filesOfIndex(const fs::path& index, const std::vector<std::string>& urls) {
    return Index(index, urls).files();
}

}  // namespace headroom::pricing
