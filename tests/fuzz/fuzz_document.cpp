// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer: arbitrary bytes through every way of reading a document, and what follows reading. The first byte chooses
// the format; what was read must come out the same after writing and reading it again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "scenarios/document/merge_patch.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/substitute.hpp"
#include "scenarios/document/write_json.hpp"

namespace {

using namespace headroom::document;

void require(bool condition) {
    if (!condition) std::abort();
}

// One line each, printable, and with a place inside the text.
void checkProblems(const Loaded& loaded, std::string_view text) {
    for (const Problem& problem : loaded.problems) {
        const std::string line = toLine(problem);
        require(line.size() < 20000 && line.find_first_of("\n\r\x1b") == std::string::npos);
        require(problem.position.line <= text.size() + 1 && problem.position.column <= text.size() + 2);
    }
    require(loaded.root || hasError(loaded.problems));
    require(toLines(loaded.problems).size() < 2000000);
}

bool holdsReported(const Node& node) {
    if (node.isReported()) return true;
    if (node.isArray())
        for (const Node& element : node.elements())
            if (holdsReported(element)) return true;
    if (node.isObject())
        for (const Member& member : node.members())
            if (holdsReported(member.value)) return true;
    return false;
}

void checkRoundTrip(const Node& root) {
    if (holdsReported(root)) return;
    const Loaded again = readText(writeJson(root), "again", Format::Json);
    require(again.ok() && *again.root == root);
}

void checkTransformations(const Node& root) {
    const Node* base = root.find("Resources");
    const Node* patch = root.find("Patch");
    const Node merged = mergePatch(base == nullptr ? Node() : *base, patch == nullptr ? root : *patch);
    checkRoundTrip(merged);
    require(mergePatch(merged, Node::object()) == (merged.isObject() ? merged : Node::object()));
    Node substituted = root;
    const ParameterValues parameters{{"Memory", Node::integer(512)}, {"P", Node::string("120/s")}};
    Problems unaffordable("f");
    for (const OpenReference& open : substitute(substituted, parameters, unaffordable)) {
        const Node* holder = resolve(substituted, open.pointer);
        require(holder != nullptr || open.pointer.size() == 4096);
        require(holder == nullptr || holder->find("Ref") != nullptr || open.pointer.size() == 4096);
    }
    checkRoundTrip(substituted);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const Loaded loaded = readText(text, "f", data[0] % 2 == 0 ? Format::Json : Format::Yaml);
    checkProblems(loaded, text);
    if (!loaded.root) return 0;
    if (loaded.ok()) checkRoundTrip(*loaded.root);
    checkTransformations(*loaded.root);
    return 0;
}
