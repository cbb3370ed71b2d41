// The description of the interface, drawn by Swagger UI from our own files. Nothing is sent elsewhere.
document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("api-docs");
  window.SwaggerUIBundle({
    url: place.dataset.url,
    domNode: place,
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    docExpansion: "list",
    persistAuthorization: false,
    tryItOutEnabled: false,
    validatorUrl: null,
  });
});
