// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>
#include <string>

#include "gui/items/axis_units.hpp"
#include "report/study_document.hpp"

/// Answers of planning come from the engine in English, as the command prints them. The window says them in its own
/// language, with the names of its forms in the place of pointers, and with the numbers and signs of its charts.
namespace headroom::gui::spoken {

/// The texts that answers are made of, with %1 where something is filled in; each a key of the translations.
std::span<const char* const> answerTexts();
/// Those of them that are notes below tables.
std::span<const char* const> answerNotes();

/// A cell, a heading or a sentence.
QString text(const std::string& english);
/// A number with its unit: "−$32.55", "2,501", "0.6 KB".
QString figure(const QString& english);
/// What stands above a column: words begin with a capital, names stay as they are.
QString header(const std::string& english);
/// A value of something that is varied: multiples of the traffic end with an x.
QString value(const std::string& axis, const std::string& english);

report::StudyDocument document(report::StudyDocument english, const AxisUnits& units = {});

}  // namespace headroom::gui::spoken
