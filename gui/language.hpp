// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;
class QSettings;

namespace headroom::gui {

enum class Language { System, English, Indonesian };

/// The language that was chosen, remembered in the settings; System follows the desktop's where it is one of ours, and
/// is English elsewhere.
Language chosenLanguage(const QSettings& settings);

/// Remembers a choice. It holds from the next start: a window makes its texts once.
void chooseLanguage(QSettings& settings, Language language);

/// Gives the application the texts of the chosen language, and numbers as it writes them. Call it before any window.
void speak(QApplication& application, const QSettings& settings);

}  // namespace headroom::gui
