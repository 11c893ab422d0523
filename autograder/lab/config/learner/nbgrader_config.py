"""nbgrader's settings for the learner; the instructor's are in the course's root."""

from autograder.lab.places import Places

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets has it

places = Places.find("learner")
course = places.course

c.CourseDirectory.course_id = course.course_id
# without it, the name of the system's user, who may be "root" or the instructor
c.CourseDirectory.student_id = course.learner_id

c.Exchange.root = str(course.exchange)
c.Exchange.cache = str(places.submissions)
c.Exchange.assignment_dir = str(places.assignments)
