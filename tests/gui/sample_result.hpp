// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/engine.hpp"

/// A scenario and a result made by hand, of the size and shape of the gallery's flagship: invented figures.
namespace headroom::sample {

format::Scenario scenario();
study::StudyResult result();

/// A result of ten minutes with these series.
study::StudyResult tenMinutes(std::vector<study::Series> series);

/// The text of a scenario file with the parts of scenario().
std::string sourceText();

/// Two errors, a warning and a note in sourceText().
std::vector<document::Problem> problems(const std::string& file);

/// An engine that loads scenario() (or, when `broken`, problems()) from any file and gives result() at once. Text that
/// is being edited is read as it is.
gui::Engine engine(bool broken = false);

}  // namespace headroom::sample
