// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reproduce_command.hpp"

#include <algorithm>
#include <filesystem>

namespace headroom::cli {

namespace {

std::string fileName(const std::string& path) {
    const std::filesystem::path folder(path);
    return (folder.has_filename() ? folder : folder.parent_path()).filename().string();
}

std::string option(const char* name, const std::string& value) {
    return std::string(" ") + name + " " + shellWord(value);
}

}  // namespace

std::string programVersion() { return "headroom " HEADROOM_VERSION; }

std::string shellWord(std::string_view text) {
    static constexpr std::string_view kPlain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.,:/=@%+";
    if (!text.empty() && text.find_first_not_of(kPlain) == std::string_view::npos) return std::string(text);
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

std::string reproducedBy(std::string_view verb, const StudyArguments& arguments) {
    std::string command = "headroom " + std::string(verb) + " " + shellWord(fileName(arguments.file));
    for (const std::string& one : arguments.set) command += option("--set", one);
    if (arguments.seed) command += option("--seed", *arguments.seed);
    if (arguments.replications) command += option("--replications", *arguments.replications);
    if (arguments.duration) command += option("--duration", *arguments.duration);
    if (arguments.confidence) command += option("--confidence", *arguments.confidence);
    if (arguments.guesses) command += " --guesses";
    if (!arguments.precision.empty()) command += option("--precision", arguments.precision);
    if (!arguments.book.empty()) command += option("--book", fileName(arguments.book));
    return command;
}

std::string reproducedBy(const RunArguments& arguments) {
    return reproducedBy("run", arguments) +
           (arguments.design.empty() ? std::string() : option("--design", arguments.design));
}

std::string reproducedBy(const CompareArguments& arguments) {
    return reproducedBy("compare", arguments) +
           (arguments.designs.empty() ? std::string() : option("--designs", arguments.designs)) +
           (arguments.effects ? " --effects" : "");
}

}  // namespace headroom::cli
