// SPDX-License-Identifier: GPL-3.0-or-later
// The arrows of ARCHITECTURE.md. CMake's targets alone cannot hold them: all folders share one include root.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/meta/source_tree.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::meta;

namespace {

/// What the files of a folder may include beside its own. The longest matching folder counts.
struct Layer {
    std::string_view folder;
    std::array<std::string_view, 5> below;
    bool childrenAreStrangers = false;  ///< its subfolders never include each other
};

constexpr std::array<Layer, 20> kLayers{{
    {"model/base", {}},
    {"model/engine", {"model/base"}},
    {"model/platform", {"model/base", "model/engine"}},
    {"model/workload", {"model/base", "model/engine", "model/platform/client"}},
    {"model/services", {"model/base", "model/engine", "model/platform"}, true},
    {"model/theory", {"model/base"}},
    {"pricing", {"model/base"}},
    {"scenarios/document", {"model/base"}},
    {"scenarios/states", {"model/base", "model/services/stepfunctions", "scenarios/document"}},
    {"scenarios/format", {"model", "pricing", "scenarios/document", "scenarios/states"}},
    {"scenarios/import", {"model", "pricing", "scenarios/document", "scenarios/states", "scenarios/format"}},
    {"scenarios/recorded", {"model", "pricing", "scenarios/document", "scenarios/format"}},
    {"scenarios/calibrate", {"model", "pricing", "scenarios/document", "scenarios/format", "scenarios/recorded"}},
    {"scenarios/build", {"model", "pricing", "scenarios/document", "scenarios/format"}},
    {"scenarios/study", {"model", "pricing", "scenarios/document", "scenarios/format", "scenarios/build"}},
    {"scenarios/planning", {"model", "pricing", "scenarios"}},
    {"scenarios/checking", {"model", "pricing", "scenarios"}},
    {"report", {"model", "pricing", "scenarios"}},
    {"cli", {"model", "pricing", "scenarios", "report"}},
    {"gui", {"model", "pricing", "scenarios", "report"}},
}};

const Layer* layerOf(std::string_view path) {
    const Layer* found = nullptr;
    for (const Layer& layer : kLayers) {
        if (isIn(path, layer.folder) && (found == nullptr || layer.folder.size() > found->folder.size()))
            found = &layer;
    }
    return found;
}

/// "model/services/lambda" for a file of a service, else the layer's folder.
std::string_view ownFolder(std::string_view path, const Layer& layer) {
    if (!layer.childrenAreStrangers) return layer.folder;
    return path.substr(0, path.find('/', layer.folder.size() + 1));
}

bool mayInclude(std::string_view path, const Layer& layer, std::string_view included) {
    if (isIn(included, ownFolder(path, layer))) return true;
    for (const std::string_view below : layer.below) {
        if (!below.empty() && isIn(included, below)) return true;
    }
    return false;
}

std::vector<Violation> arrowsAgainst(const TextFile& file) {
    if (isIn(file.path, "tests")) return {};
    const Layer* layer = layerOf(file.path);
    if (layer == nullptr) return {{file.path, 0, "lies in no layer of kLayers (tests/meta/layering_test.cpp)"}};
    std::vector<Violation> found;
    for (const Include& include : includesOf(file)) {
        if (include.quoted && !mayInclude(file.path, *layer, include.name)) {
            found.push_back({file.path, include.line, "may not include " + include.name});
        }
    }
    return found;
}

TextFile made(std::string path, std::string include) { return {std::move(path), {"#include " + include}}; }

}  // namespace

TEST_CASE("Every include follows the arrows") {
    const std::vector<TextFile> files = includingFiles();
    REQUIRE(files.size() > 400);
    for (const TextFile& file : files) report(arrowsAgainst(file));
}

TEST_CASE("Every quoted include is a file, named from the root") {
    for (const TextFile& file : includingFiles()) {
        for (const Include& include : includesOf(file)) {
            if (include.quoted && !include.name.ends_with(".moc") && !exists(include.name)) {
                report({{file.path, include.line, "\"" + include.name + "\" is no file from the root"}});
            }
        }
    }
    CHECK_FALSE(exists("source_tree.hpp"));
}

TEST_CASE("An include against an arrow is found") {
    CHECK(arrowsAgainst(made("model/base/a.hpp", "\"model/engine/task.hpp\"")).size() == 1);
    CHECK(arrowsAgainst(made("model/services/lambda/a.cpp", "\"model/services/dynamodb/table.hpp\"")).size() == 1);
    CHECK(arrowsAgainst(made("model/services/lambda/a.cpp", "\"model/workload/traffic.hpp\"")).size() == 1);
    CHECK(arrowsAgainst(made("pricing/a.cpp", "\"model/services/lambda/spec.hpp\"")).size() == 1);
    CHECK(arrowsAgainst(made("scenarios/format/a.cpp", "\"scenarios/study/run.hpp\"")).size() == 1);
    CHECK(arrowsAgainst(made("scenarios/study/a.cpp", "\"scenarios/planning/source.hpp\"")).size() == 1);
    CHECK(arrowsAgainst(made("report/a.cpp", "\"cli/commands.hpp\"")).size() == 1);
    CHECK(arrowsAgainst(made("elsewhere/a.cpp", "<vector>")).size() == 1);
    CHECK(arrowsAgainst(made("model/services/lambda/a.cpp", "\"model/services/lambda/spec.hpp\"")).empty());
    CHECK(arrowsAgainst(made("model/workload/a.cpp", "\"model/platform/client/retry.hpp\"")).empty());
    CHECK(arrowsAgainst(made("cli/a.cpp", "\"report/summary.hpp\"")).empty());
}
