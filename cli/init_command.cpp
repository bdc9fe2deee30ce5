// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <filesystem>
#include <vector>

#include "cli/commands.hpp"
#include "cli/gallery.hpp"
#include "report/output_folder.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/suggest.hpp"

namespace headroom::cli {

namespace {

/// "product_catalogue.json" -> "product_catalogue"; empty for data files.
std::string_view templateName(const GalleryFile& file) {
    return file.name.ends_with(".json") ? file.name.substr(0, file.name.size() - 5) : std::string_view();
}

int list() {
    for (const GalleryFile& file : galleryFiles()) {
        const std::string_view name = templateName(file);
        if (name.empty()) continue;
        const document::Loaded loaded = document::readText(file.text, std::string(file.name), document::Format::Json);
        const document::Node* title = loaded.root ? loaded.root->find("Name") : nullptr;
        std::printf("%-24s %s\n", std::string(name).c_str(),
                    title != nullptr && title->isString() ? title->asString().c_str() : "");
    }
    return kDone;
}

/// Traces and the like that a template names, which must stand beside it.
std::vector<report::NamedContent> dataFiles(std::string_view text) {
    std::vector<report::NamedContent> files;
    for (const GalleryFile& file : galleryFiles()) {
        if (templateName(file).empty() && text.find("\"" + std::string(file.name) + "\"") != std::string_view::npos) {
            files.emplace_back(std::string(file.name), std::string(file.text));
        }
    }
    return files;
}

int write(const std::string& out, std::string_view text) {
    const std::filesystem::path path(out);
    std::vector<report::NamedContent> files = dataFiles(text);
    files.insert(files.begin(), {path.filename().string(), std::string(text)});
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    std::error_code error;
    for (const auto& [name, content] : files) {
        if (!std::filesystem::exists(folder / name, error)) continue;
        std::fprintf(stderr, "headroom: %s exists already and is left as it is\n", (folder / name).c_str());
        return kBadInput;
    }
    const auto written = report::writeFiles(folder, files);
    if (written) return kDone;
    std::fprintf(stderr, "headroom: %s: %s\n", written.error().where.c_str(), written.error().what.c_str());
    return kFailed;
}

}  // namespace

int init(const InitArguments& arguments) {
    if (arguments.out && arguments.out->empty()) {
        std::fputs("headroom: --out: must name a file\n", stderr);
        return kBadInput;
    }
    if (arguments.name.empty()) return list();
    std::vector<std::string_view> names;
    for (const GalleryFile& file : galleryFiles()) {
        const std::string_view name = templateName(file);
        if (name.empty()) continue;
        names.push_back(name);
        if (name != arguments.name) continue;
        if (arguments.out) return write(*arguments.out, file.text);
        for (const auto& [data, content] : dataFiles(file.text)) {
            std::fprintf(stderr, "headroom: it reads %s, which `headroom init %s --out FILE` writes beside it\n",
                         data.c_str(), arguments.name.c_str());
        }
        std::fwrite(file.text.data(), 1, file.text.size(), stdout);
        return kDone;
    }
    std::fprintf(stderr, "headroom: there is no template %s%s; `headroom init` lists them\n",
                 document::quoted(arguments.name).c_str(), document::didYouMean(arguments.name, names).c_str());
    return kBadInput;
}

}  // namespace headroom::cli
