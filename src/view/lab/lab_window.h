// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guide/narration.h"
#include "core/socket/address.h"
#include "model/lab/lab_launch.h"
#include "model/lab/lab_play.h"
#include "view/lab/story_display.h"
#include "view/settings/preferences.h"

#include <QMainWindow>

#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace Ui {
class LabWindow;
}

namespace atlas::view {

class FreePlayPane;
class HoldPanel;
class LessonFiles;
class LessonPane;

/// The lab: lessons and free play between two hosts of real TCP, and states held on this computer. The child of lessons
/// and free play is started when the window is shown, and is not waited for: until it answers, the window says that it
/// starts. The hold panel starts a child of its own with the first state that is wanted, see hold_panel.h.
class LabWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// The narrations must outlive the window.
    LabWindow(const model::LabPrograms& programs, const Narrations& narrations, const Preferences& preferences,
              QWidget* parent = nullptr);
    ~LabWindow() override;

    /// The user chose otherwise in the main window. A language is spoken from the next QEvent::LanguageChange on.
    void setPreferences(const Preferences& preferences);
    /// Whether nothing moves and nothing is being waited for.
    [[nodiscard]] bool isAtRest() const;

signals:
    /// A state is held on this computer's loopback, and the person wants to see its socket in the main window. A
    /// listener's `remote` is all 0.
    void pointedOut(const atlas::Endpoint& local, const atlas::Endpoint& remote);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// A lesson that the program brings along.
    struct BuiltIn {
        std::string id;
    };
    /// One that it does not know: it may call itself what a built-in lesson is called.
    struct FromFile {
        QString name; ///< of the file
    };

    void arrange();
    void connectParts();
    void connectModels();

    void takeLessons();
    void fillLessons();
    void chooseLesson(const QString& id);
    void openLesson(const QString& file, const std::string& text);

    void showStory(bool still);
    void showLesson();
    void showTitle();
    void retranslate();
    void showControls();
    void showMessage(const QString& text);
    void leave();
    void showCondition();
    [[nodiscard]] QString condition() const;
    [[nodiscard]] const Narration* narration(const std::string& id) const;
    void followTheme();

    std::unique_ptr<Ui::LabWindow> m_ui;
    const Narrations& m_narrations;
    Preferences m_preferences;
    model::LabSession m_session;
    model::LabLaunch m_launch;
    model::LabPlay m_play;
    LessonPane* m_lessonPane;
    FreePlayPane* m_freePane;
    HoldPanel* m_holdPanel;
    LessonFiles* m_files;
    std::optional<StoryDisplay> m_display; ///< always, once the form is there
    std::variant<std::monostate, BuiltIn, FromFile> m_lesson; ///< that is on; none in free play
    bool m_focusNext = false; ///< once the lesson is set up
};

} // namespace atlas::view
